/* A wrapper in the manner of the pipwerks one: one object for both editions. */
var pipwerks = {};
pipwerks.UTILS = {};
pipwerks.debug = { isActive: false };
pipwerks.SCORM = {
    version: null,
    handleCompletionStatus: true,
    handleExitMode: true,
    API: { handle: null, isFound: false },
    connection: { isActive: false },
    data: { completionStatus: null, exitStatus: null },
    debug: {}
};
pipwerks.SCORM.API.find = function (win) {
    var API = null, findAttempts = 0, findAttemptLimit = 500, scorm = pipwerks.SCORM;
    while ((!win.API && !win.API_1484_11) && win.parent && win.parent != win && findAttempts <= findAttemptLimit) {
        findAttempts++;
        win = win.parent;
    }
    if (scorm.version) {
        switch (scorm.version) {
            case "2004":
                API = win.API_1484_11;
                break;
            case "1.2":
                API = win.API;
                break;
        }
    } else if (win.API_1484_11) {
        scorm.version = "2004";
        API = win.API_1484_11;
    } else if (win.API) {
        scorm.version = "1.2";
        API = win.API;
    }
    return API;
};
pipwerks.SCORM.API.get = function () {
    var win = window, find = pipwerks.SCORM.API.find;
    return find(win) || (win.parent && win.parent != win && find(win.parent)) || (win.top && win.top.opener && find(win.top.opener)) || null;
};
pipwerks.SCORM.API.getHandle = function () {
    var API = pipwerks.SCORM.API;
    if (!API.handle && !API.isFound) {
        API.handle = API.get();
    }
    return API.handle;
};
pipwerks.SCORM.connection.initialize = function () {
    var success = false, scorm = pipwerks.SCORM, API = scorm.API.getHandle();
    if (!API) { return false; }
    switch (scorm.version) {
        case "1.2": success = API.LMSInitialize(""); break;
        case "2004": success = API.Initialize(""); break;
    }
    success = String(success) === "true";
    if (success) {
        scorm.connection.isActive = true;
        if (scorm.handleCompletionStatus && scorm.status("get") === "not attempted") {
            scorm.status("set", "incomplete");
            scorm.save();
        }
    }
    return success;
};
pipwerks.SCORM.connection.terminate = function () {
    var success = false, scorm = pipwerks.SCORM, API = scorm.API.getHandle();
    if (!API || !scorm.connection.isActive) { return false; }
    if (scorm.handleExitMode && !scorm.data.exitStatus) {
        if (scorm.data.completionStatus !== "completed" && scorm.data.completionStatus !== "passed") {
            switch (scorm.version) {
                case "1.2": scorm.set("cmi.core.exit", "suspend"); break;
                case "2004": scorm.set("cmi.exit", "suspend"); break;
            }
        } else {
            switch (scorm.version) {
                case "1.2": scorm.set("cmi.core.exit", "logout"); break;
                case "2004": scorm.set("cmi.exit", "normal"); break;
            }
        }
    }
    scorm.save();
    switch (scorm.version) {
        case "1.2": success = API.LMSFinish(""); break;
        case "2004": success = API.Terminate(""); break;
    }
    scorm.connection.isActive = false;
    return String(success) === "true";
};
pipwerks.SCORM.data.get = function (parameter) {
    var scorm = pipwerks.SCORM, API = scorm.API.getHandle();
    if (!API || !scorm.connection.isActive) { return ""; }
    return String(scorm.version === "1.2" ? API.LMSGetValue(parameter) : API.GetValue(parameter));
};
pipwerks.SCORM.data.set = function (parameter, value) {
    var scorm = pipwerks.SCORM, API = scorm.API.getHandle();
    if (!API || !scorm.connection.isActive) { return false; }
    if (parameter === "cmi.core.lesson_status" || parameter === "cmi.completion_status") {
        scorm.data.completionStatus = value;
    }
    return String(scorm.version === "1.2" ? API.LMSSetValue(parameter, value) : API.SetValue(parameter, value)) === "true";
};
pipwerks.SCORM.data.save = function () {
    var scorm = pipwerks.SCORM, API = scorm.API.getHandle();
    if (!API || !scorm.connection.isActive) { return false; }
    return String(scorm.version === "1.2" ? API.LMSCommit("") : API.Commit("")) === "true";
};
pipwerks.SCORM.status = function (action, status) {
    var scorm = pipwerks.SCORM, cmi = scorm.version === "1.2" ? "cmi.core.lesson_status" : "cmi.completion_status";
    return action === "get" ? scorm.data.get(cmi) : scorm.data.set(cmi, status);
};
pipwerks.SCORM.init = pipwerks.SCORM.connection.initialize;
pipwerks.SCORM.get = pipwerks.SCORM.data.get;
pipwerks.SCORM.set = pipwerks.SCORM.data.set;
pipwerks.SCORM.save = pipwerks.SCORM.data.save;
pipwerks.SCORM.quit = pipwerks.SCORM.connection.terminate;

pipwerks.SCORM.SetScoreRaw = function (score) { return pipwerks.SCORM.set(pipwerks.SCORM.version === "1.2" ? "cmi.core.score.raw" : "cmi.score.raw", String(score)); };
pipwerks.SCORM.SetScoreMin = function (score) { return pipwerks.SCORM.set(pipwerks.SCORM.version === "1.2" ? "cmi.core.score.min" : "cmi.score.min", String(score)); };
pipwerks.SCORM.SetScoreMax = function (score) { return pipwerks.SCORM.set(pipwerks.SCORM.version === "1.2" ? "cmi.core.score.max" : "cmi.score.max", String(score)); };
