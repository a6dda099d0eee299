if (self.postMessage && !self.registration) postMessage(1);
