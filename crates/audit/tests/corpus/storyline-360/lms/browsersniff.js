var agent = navigator.userAgent.toLowerCase();
var isIE = agent.indexOf("msie") >= 0 || agent.indexOf("trident/") >= 0;
var isMac = agent.indexOf("mac") >= 0;
