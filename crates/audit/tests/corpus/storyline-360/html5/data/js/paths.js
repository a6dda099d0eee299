window.globalProvideData('paths', '{"image":{"prefix":"story_content/"}}');
