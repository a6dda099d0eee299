var XTLang = { alertIncomplete: "The course is not complete yet.", alertExit: "You may close this window now." };
