window.__loadLocale({"lessons":{"one":"{{count}} leçon","other":"{{count}} leçons"}});
