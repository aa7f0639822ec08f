package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bangvang/internal/memo/digest"
)

// bigSite returns as many files, of the same sizes, as 10,000 articles make: 12,753 files, 211 MB.
func bigSite(salt byte) []File {
	var out []File
	data := bytes.Repeat([]byte("<p>Thi đua là yêu nước, yêu nước thì phải thi đua.</p>\n"), 16_600/64)
	add := func(path string) {
		d := append([]byte(path), data...)
		d[len(d)-1] = salt
		out = append(out, File{Path: path, Data: d, Hash: digest.Hash(d)})
	}
	for i := range 10_000 {
		add(fmt.Sprintf("20%02d/%02d/bai-viet-so-%05d/index.html", i%10, i%12+1, i))
	}
	for i := range 1_376 {
		add(fmt.Sprintf("chu-de/tag-%04d/index.html", i))
		add(fmt.Sprintf("chu-de/tag-%04d/feed.xml", i))
	}
	add("index.html")
	return out
}

// memoryDir returns a folder in memory where there is one, so that the disk is not measured.
func memoryDir(b *testing.B) string {
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func BenchmarkCold(b *testing.B) {
	files, dir := bigSite('\n'), memoryDir(b)
	for b.Loop() {
		o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
		if _, _, err := Write(b.Context(), o, files); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		os.RemoveAll(o.Dir)
		os.Remove(o.ModTimesFile)
		b.StartTimer()
	}
}

// BenchmarkFloor measures the least that any program needs to create the folders and write the files, one by one.
func BenchmarkFloor(b *testing.B) {
	files, dir := bigSite('\n'), memoryDir(b)
	for b.Loop() {
		root := filepath.Join(dir, "public")
		for _, f := range files {
			name := filepath.Join(root, f.Path)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		os.RemoveAll(root)
		b.StartTimer()
	}
}

func BenchmarkWarm(b *testing.B) {
	for _, memory := range []bool{true, false} {
		b.Run(fmt.Sprintf("memory=%v", memory), func(b *testing.B) {
			files, dir := bigSite('\n'), memoryDir(b)
			o := Options{Dir: filepath.Join(dir, "public")}
			if memory {
				o.ModTimesFile = filepath.Join(dir, "stat")
			}
			for b.Loop() {
				if _, _, err := Write(b.Context(), o, files); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEveryFileChanged measures a change of theme.
func BenchmarkEveryFileChanged(b *testing.B) {
	sites, dir := [][]File{bigSite('\n'), bigSite(' ')}, memoryDir(b)
	o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
	for i := 0; b.Loop(); i++ {
		if _, _, err := Write(b.Context(), o, sites[i%2]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOneFileChanged(b *testing.B) {
	files, dir := bigSite('\n'), memoryDir(b)
	o := Options{Dir: filepath.Join(dir, "public"), ModTimesFile: filepath.Join(dir, "stat")}
	for i := 0; b.Loop(); i++ {
		files[0].Data = fmt.Append(nil, i)
		files[0].Hash = digest.Hash(files[0].Data)
		if _, _, err := Write(b.Context(), o, files); err != nil {
			b.Fatal(err)
		}
	}
}
