package main

import (
	"bytes"
	"errors"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A HEIC of a telephone becomes a JPEG by each program of the machine that can read it; a program that makes nothing of it, as
// LibreOffice, is as none.
func TestConvertHEIC(t *testing.T) {
	dir := t.TempDir()
	encoder, err := exec.LookPath("heif-enc")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("no heif-enc; install libheif-examples")
	}
	if err != nil {
		t.Skip("no heif-enc to make a HEIC with; install libheif-examples")
	}
	jpg, heic := filepath.Join(dir, "a.jpg"), filepath.Join(dir, "a.heic")
	if err := os.WriteFile(jpg, photo(t, 90), 0o666); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(encoder, "-q", "60", jpg, "-o", heic).CombinedOutput(); err != nil {
		t.Skipf("heif-enc makes no HEIC here: %v: %s", err, said)
	}
	data, err := os.ReadFile(heic)
	if err != nil {
		t.Fatal(err)
	}
	check := func(program string, made []byte, err error) {
		t.Helper()
		if c, kind, e := image.DecodeConfig(bytes.NewReader(made)); err != nil || e != nil || kind != "jpeg" || c.Width != 800 || c.Height != 500 {
			t.Errorf("%s makes a %s of %d × %d: %v, %v", program, kind, c.Width, c.Height, err, e)
		}
	}
	tried := 0
	for _, c := range converters {
		program, err := exec.LookPath(c.program)
		if err != nil || c.program == "soffice" {
			continue
		}
		made, err := convertWith(t.Context(), program, c.args, "IMG 1.HEIC", data, ".jpg")
		check(c.program, made, err)
		tried++
	}
	if tried == 0 {
		t.Error("there is no heif-convert beside heif-enc")
	}
	made, err := convert(t.Context(), "IMG 1.HEIC", data, ".jpg")
	check("the machine", made, err)
	if nothing, err := exec.LookPath("true"); err == nil {
		if _, err := convertWith(t.Context(), nothing, nil, "a.heic", data, ".jpg"); !errors.Is(err, errors.ErrUnsupported) {
			t.Errorf("a program that makes nothing: %v", err)
		}
	}
	t.Setenv("PATH", dir)
	if _, err := convert(t.Context(), "a.heic", data, ".jpg"); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("without a program: %v", err)
	}
}
