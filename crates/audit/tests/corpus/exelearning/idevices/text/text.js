var $text={init:function(){}};
