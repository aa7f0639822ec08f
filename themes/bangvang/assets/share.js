// Shows and serves the buttons under an article that need a script.
(() => {
	const box = document.querySelector(".share");
	if (!box) return;
	const says = box.querySelector("[role=status]"), url = (document.querySelector("link[rel=canonical]") || location).href;
	const sheet = () => navigator.share({ title: document.title, url }).catch(() => {});
	const tell = (button, text) => {
		const words = button.dataset.words = button.dataset.words || button.textContent;
		button.textContent = says.textContent = text;
		setTimeout(() => { button.textContent = words; says.textContent = ""; }, 2000);
	};
	const touch = "share" in navigator && matchMedia("(pointer: coarse)").matches;
	const doing = {
		print: () => print(),
		native: sheet,
		copy: (button) => navigator.clipboard.writeText(url).then(() => tell(button, button.dataset.done), () => tell(button, button.dataset.failed)),
		// A telephone's own sheet knows Zalo. Elsewhere this is the page that Zalo's script opens; it documents no other.
		zalo: () => touch ? sheet() : open("https://button-share.zalo.me/share_external?d=" + encodeURIComponent(btoa(JSON.stringify({ url }))), "_blank", "noopener"),
	};
	const able = { print: true, zalo: true, native: "share" in navigator, copy: "clipboard" in navigator };
	for (const button of box.querySelectorAll("[data-do]")) {
		const name = button.dataset.do;
		button.hidden = !able[name];
		button.addEventListener("click", () => doing[name](button));
	}
})();
