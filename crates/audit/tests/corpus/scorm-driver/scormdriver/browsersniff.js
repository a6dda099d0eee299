var navAgt = navigator.userAgent.toLowerCase();
var is_ie = navAgt.indexOf("msie") != -1;
var is_nav4 = navAgt.indexOf("mozilla/4") != -1 && !is_ie;
