package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"bangvang/cmd/bangvang/ui"

	"bangvang/internal/diag"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/serve"
)

// newSiteFolder is the folder beside the program in which somebody who has no site yet gets one: the program may lie among
// other files, for example in Downloads.
const newSiteFolder = "trang-tin"

// openDesk is what a double click on the program does: it serves the site in whose folder the program lies, or the one in
// the folder trang-tin beside it, and opens the desk in the browser. Without a site it offers to make one there, first.
func openDesk(ctx context.Context, say ui.Console, program string) error {
	folder := filepath.Dir(program)
	site := siteIn(folder)
	flags := serveFlags{addr: localAddress, ready: openBrowser}
	flags.drafts, flags.future = true, true
	if site == "" {
		site = filepath.Join(folder, newSiteFolder)
		fmt.Fprintf(say.Err, "chưa có trang tin nào ở %s; trả lời trong trình duyệt\n", folder)
		addr, err := serve.Offer(ctx, flags.addr, site, func() error { return makeSite(site) }, openBrowser)
		if addr == "" || err != nil {
			return err
		}
		flags.addr, flags.ready = addr, nil // the browser waits at that address
	}
	flags.dir = site
	err := flags.serve(ctx, say)
	if taken := (*serve.PortTakenError)(nil); errors.As(err, &taken) { // perhaps by the desk of another site
		flags.addr, flags.ready = "127.0.0.1:0", openBrowser
		err = flags.serve(ctx, say)
	}
	return err
}

// siteIn returns the folder of the site in a folder: that itself, or trang-tin in it; "" for none.
func siteIn(folder string) string {
	for _, dir := range [...]string{folder, filepath.Join(folder, newSiteFolder)} {
		if info, err := os.Stat(filepath.Join(dir, "content")); err == nil && info.IsDir() {
			return dir
		}
	}
	return ""
}

// makeSite writes a small site into a folder, which is new or empty.
func makeSite(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("creating %s: %w", dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("opening %s: %w", dir, err)
	}
	defer root.Close()
	there, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return fmt.Errorf("reading %s: %w", dir, err)
	}
	if !scaffold.IsEmptyFolder(there) {
		return fmt.Errorf("creating a site in %s: the folder is not empty", dir)
	}
	for _, f := range scaffold.SiteFiles() {
		if err := createIn(root, f.Path, f.Data); err != nil {
			return err
		}
	}
	return nil
}

// openBrowser has the system show an address. Where it cannot, the address that is printed remains.
func openBrowser(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		name = "open"
	}
	c := exec.Command(name, args...)
	if c.Start() == nil {
		_ = c.Process.Release() // it goes on without us
	}
}

// clicked runs openDesk for a program that was started by a double click, and returns the exit code. The window of such a
// program closes with it, so an error waits to be read.
func clicked(ctx context.Context, say ui.Console) int {
	program, err := os.Executable()
	if err == nil {
		if real, e := filepath.EvalSymlinks(program); e == nil {
			program = real
		}
		err = openDesk(ctx, say, program)
	}
	if err == nil || errors.Is(err, context.Canceled) {
		return exitOK
	}
	fmt.Fprintf(say.Err, "bangvang: %s\n", diag.EscapeLines(ui.ErrorText(err, ui.Language(""))))
	if say.IsTerminal() {
		fmt.Fprint(say.Err, "nhấn Enter để đóng cửa sổ này\n")
		_, _ = bufio.NewReader(io.LimitReader(say.In, 1<<10)).ReadString('\n')
	}
	return exitTrouble
}
