/* ADL's lookup, by the book */
var g_nFindAPITries = 0;
var g_objAPI = null;
var g_bInitDone = false;
var g_bFinishDone = false;
var g_bIsIE = navigator.appName.indexOf("Microsoft") != -1;
var g_SCOBeginTime = new Date();

function FindAPI(win)
{
	while ((win.API == null) && (win.parent != null) && (win.parent != win))
	{
		g_nFindAPITries++;
		if (g_nFindAPITries > 500)
			return null;
		win = win.parent;
	}
	return win.API;
}

function APIOK()
{
	return ((typeof(g_objAPI) != "undefined") && (g_objAPI != null));
}

function SCOInitialize()
{
	var err = true;
	if (!g_bInitDone)
	{
		if ((window.parent) && (window.parent != window))
			g_objAPI = FindAPI(window.parent);
		if ((g_objAPI == null) && (window.opener != null))
			g_objAPI = FindAPI(window.opener);
		if (!APIOK())
			return false;
		err = g_objAPI.LMSInitialize("");
		if (err == "true")
			g_bInitDone = true;
		if (SCOGetValue("cmi.core.lesson_status") == "not attempted")
			SCOSetValue("cmi.core.lesson_status", "incomplete");
	}
	return (err + "");
}

function SCOFinish()
{
	if ((APIOK()) && (g_bFinishDone == false))
	{
		SCOReportSessionTime();
		SCOSetValue("cmi.core.exit", "suspend");
		g_bFinishDone = (g_objAPI.LMSFinish("") == "true");
	}
	return (g_bFinishDone + "");
}

function SCOGetValue(nam) { return ((APIOK()) ? g_objAPI.LMSGetValue(nam.toString()) : ""); }
function SCOSetValue(nam, val) { return ((APIOK()) ? g_objAPI.LMSSetValue(nam.toString(), val.toString()) : "false"); }
function SCOCommit() { return ((APIOK()) ? g_objAPI.LMSCommit("") : "false"); }
function SCOGetLastError() { return ((APIOK()) ? g_objAPI.LMSGetLastError() : "-1"); }

function SCOReportSessionTime()
{
	var seconds = Math.round((new Date().getTime() - g_SCOBeginTime.getTime()) / 1000);
	var two = function(n) { return (n < 10 ? "0" : "") + n; };
	return SCOSetValue("cmi.core.session_time", "00" + two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60));
}
