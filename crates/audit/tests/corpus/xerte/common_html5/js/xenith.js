var x_pages = [];
var x_currentPage = 0;
var x_pageInfo = [];

$(window).on("load", function () {
    $.get(x_projectXML, function (text) {
        x_pages = new DOMParser().parseFromString(text, "text/xml").documentElement.children;
        XTInitialise();
        x_setUp();
    });
});

window.addEventListener("beforeunload", function () { XTTerminate(); });
window.addEventListener("pagehide", function () { XTTerminate(); });

function x_evalURL(url) {
    return url ? url.replace(/^FileLocation \+ '(.*)'$/, "$1") : url;
}

function x_insertCSS(href) {
    var css = document.createElement("link");
    css.rel = "stylesheet";
    css.href = href;
    document.getElementsByTagName("head")[0].appendChild(css);
}

function x_setUp() {
    x_insertCSS(x_themePath + "Nottingham.css");
    x_insertCSS(x_themePath + "responsivetext.css");
    $.getScript(x_themePath + "Nottingham.js");
    x_loadPage(0);
    document.getElementById("x_nextBtn").onclick = function () { x_loadPage(x_currentPage + 1); };
    document.getElementById("x_mainHolder").style.visibility = "visible";
}

function x_loadPage(n) {
    var page = x_pages[n];
    if (!page) { return XTSetScore(100); }
    x_currentPage = n;
    XTEnterPage(n, page.getAttribute("name"));
    var model = "models_html5/" + page.nodeName + ".html";
    $("#x_pageDiv").load(model);
}
