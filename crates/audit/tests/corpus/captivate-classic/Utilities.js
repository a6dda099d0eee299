function GetQueryStringValue(strElement, strQueryString)
{
	var pairs = strQueryString.replace(/^\?/, "").split("&");
	for (var i = 0; i < pairs.length; i++)
	{
		var parts = pairs[i].split("=");
		if (unescape(parts[0]).toUpperCase() == strElement.toUpperCase())
			return unescape(parts[1] || "");
	}
	return "";
}
function DoCPExit()
{
	if (window != window.parent && window.parent && window.parent.hasOwnProperty("cpPreventExit"))
		return;
	Finish();
}
