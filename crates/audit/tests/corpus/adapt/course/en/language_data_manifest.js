["components.json","course.json"]
