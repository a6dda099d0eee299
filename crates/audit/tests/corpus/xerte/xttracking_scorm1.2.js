var scorm = '1.2';

function setValue(elementName, value)
{
    return doLMSSetValue(elementName, value);
}

function getValue(elementName)
{
    return doLMSGetValue(elementName);
}

function ScormTrackingState()
{
    this.initialised = false;
    this.finished = false;
    this.start = new Date();
    this.lo_passed = 55;
    this.pages = [];
}

var state = new ScormTrackingState();

function makeId(page_nr)
{
    return 'urn:x-xerte:p-' + (page_nr + 1);
}

function formatDate(d)
{
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    var s = Math.floor(d / 1000);
    return "00" + two(Math.floor(s / 3600)) + ":" + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
}

function XTInitialise(category)
{
    if (!state.initialised)
    {
        state.initialised = true;
        doLMSInitialize();
        if (getValue("cmi.core.lesson_status") == "not attempted")
        {
            setValue("cmi.core.lesson_status", "incomplete");
        }
    }
}

function XTTrackingSystem()
{
    return "SCORM 1.2";
}

function XTEnterPage(page_nr, page_name)
{
    setValue("cmi.core.lesson_location", String(page_nr));
    var i = getValue("cmi.objectives._count");
    setValue("cmi.objectives." + i + ".id", makeId(page_nr));
    setValue("cmi.objectives." + i + ".status", "incomplete");
}

function XTExitInteraction(page_nr, learneranswer, success)
{
    var prefix = "cmi.interactions." + getValue("cmi.interactions._count");
    setValue(prefix + ".id", makeId(page_nr));
    setValue(prefix + ".type", "choice");
    setValue(prefix + ".student_response", learneranswer);
    setValue(prefix + ".result", success ? "correct" : "wrong");
}

function XTSetScore(score)
{
    setValue("cmi.core.score.raw", String(score));
    setValue("cmi.core.score.min", "0.0");
    setValue("cmi.core.score.max", "100.0");
    setValue("cmi.core.lesson_status", score >= state.lo_passed ? "passed" : "failed");
    doLMSCommit();
}

function XTTerminate()
{
    if (!state.finished && LMSIsInitialized())
    {
        state.finished = true;
        setValue("cmi.core.session_time", formatDate(new Date() - state.start));
        setValue("cmi.core.exit", "suspend");
        doLMSCommit();
        doLMSFinish();
        if (window.opener && window.opener.innerXerte) window.opener.close();
    }
}
