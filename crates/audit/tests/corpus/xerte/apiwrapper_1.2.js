var _NoError = 0;
var _NotInitialized = 301;
var apiHandle = null;
var API = null;
var findAPITries = 0;

function doLMSInitialize()
{
    var api = getAPIHandle();
    return api == null ? "false" : api.LMSInitialize("").toString();
}

function doLMSFinish()
{
    var api = getAPIHandle();
    return api == null ? "false" : api.LMSFinish("").toString();
}

function doLMSGetValue(name)
{
    var api = getAPIHandle();
    if (api == null) return "";
    var value = api.LMSGetValue(name);
    return api.LMSGetLastError().toString() != _NoError ? "" : value.toString();
}

function doLMSSetValue(name, value)
{
    var api = getAPIHandle();
    return api == null ? "false" : api.LMSSetValue(name, value).toString();
}

function doLMSCommit()
{
    var api = getAPIHandle();
    return api == null ? "false" : api.LMSCommit("").toString();
}

function LMSIsInitialized()
{
    var api = getAPIHandle();
    if (api == null) return false;
    api.LMSGetValue("cmi.core.student_name");
    return api.LMSGetLastError().toString() != _NotInitialized;
}

function getAPIHandle()
{
    if (apiHandle == null) apiHandle = getAPI();
    return apiHandle;
}

function findAPI(win)
{
    while ((win.API == null) && (win.parent != null) && (win.parent != win))
    {
        findAPITries++;
        if (findAPITries > 7) return null;
        win = win.parent;
    }
    return win.API;
}

function getAPI()
{
    var theAPI = findAPI(window);
    if ((theAPI == null) && (window.opener != null) && (typeof(window.opener) != "undefined"))
    {
        theAPI = findAPI(window.opener);
    }
    return theAPI;
}
