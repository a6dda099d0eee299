var questions = [
    { id: "angle", text: "How far out does a ladder of four metres stand?", answers: ["1 m", "2 m", "3 m"], right: 0 },
    { id: "contact", text: "How many points of contact do you keep?", answers: ["two", "three"], right: 1 }
];
var MOST = 100;
var DONE = { right: "passed", wrong: "failed" };

function show() {
    var form = document.getElementById("quiz"), html = "";
    questions.forEach(function (question, n) {
        html += "<fieldset><legend>" + question.text + "</legend>";
        question.answers.forEach(function (answer, a) {
            html += "<label><input type='radio' name='q" + n + "' value='" + a + "'> " + answer + "</label>";
        });
        html += "</fieldset>";
    });
    form.innerHTML = html + "<button>Send</button><img src='img/tick.svg' alt='' hidden>";
    form.onsubmit = function (event) {
        event.preventDefault();
        send(new FormData(form));
    };
}

function send(answers) {
    var right = 0;
    questions.forEach(function (question, n) {
        var answer = answers.get("q" + n), good = Number(answer) === question.right, at = "cmi.interactions." + n + ".";
        right += good ? 1 : 0;
        set(at + "id", question.id);
        set(at + "type", "choice");
        set(at + "student_response", "abc".charAt(Number(answer)));
        set(at + "result", good ? "correct" : "wrong");
    });
    var score = Math.round(MOST * right / questions.length);
    set("cmi.core.score.raw", String(score));
    set("cmi.core.score.min", "0");
    set("cmi.core.score.max", String(MOST));
    set("cmi.core.lesson_status", score >= 75 ? DONE.right : DONE.wrong);
    scorm.save();
}

show();
