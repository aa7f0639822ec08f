// Shows and serves the buttons under an article that need a script.
(() => {
	const box = document.querySelector(".share");
	if (!box) return;
	const says = box.querySelector("[role=status]");
	const doing = {
		print: () => window.print(),
		share: () => navigator.share({ title: document.title, url: location.href }).catch(() => {}),
		copy: async (button) => {
			const words = button.textContent;
			await navigator.clipboard.writeText(location.href);
			button.textContent = says.textContent = button.dataset.done;
			setTimeout(() => { button.textContent = words; says.textContent = ""; }, 2000);
		},
	};
	const able = { print: true, share: "share" in navigator, copy: "clipboard" in navigator };
	for (const button of box.querySelectorAll("[data-do]")) {
		const name = button.dataset.do;
		if (!able[name]) continue;
		button.hidden = false;
		button.addEventListener("click", () => doing[name](button));
	}
})();
