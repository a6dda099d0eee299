var $exeExport={init:function(){$text.init()}};window.addEventListener("load",function(){$exeExport.init()});
