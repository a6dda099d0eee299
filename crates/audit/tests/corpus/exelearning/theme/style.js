var myTheme={init:function(){document.documentElement.style.scrollBehavior="smooth"}};
