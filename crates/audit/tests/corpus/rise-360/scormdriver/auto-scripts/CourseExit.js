function CourseExit() { Exit(); try { window.top.close(); } catch (e) { window.location.href = "goodbye.html"; } }
