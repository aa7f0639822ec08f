package publish_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"bangvang/internal/publish"
)

// The second build changes one page and lacks another: one file is written, one is removed, and one keeps its
// modification time.
func Example() {
	parent, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(parent)
	o := publish.Options{Dir: filepath.Join(parent, "public")}

	for _, files := range [][]publish.File{
		{{Path: "index.html", Data: []byte("1")}, {Path: "2024/a/index.html", Data: []byte("a")}, {Path: "style.css", Data: []byte("c")}},
		{{Path: "index.html", Data: []byte("2")}, {Path: "style.css", Data: []byte("c")}},
	} {
		result, problems, err := publish.Write(context.Background(), o, files)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%+v, %d problems\n", result, len(problems))
	}
	_, err = os.Stat(filepath.Join(o.Dir, "2024"))
	fmt.Println(os.IsNotExist(err))
	// Output:
	// {Written:3 Unchanged:0 Removed:0}, 0 problems
	// {Written:1 Unchanged:1 Removed:1}, 0 problems
	// true
}

// A file that bangvang did not write is never replaced: the build reports it and writes nothing.
func Example_foreignFile() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("by hand"), 0o644); err != nil {
		log.Fatal(err)
	}
	result, problems, err := publish.Write(context.Background(), publish.Options{Dir: dir}, []publish.File{
		{Path: "index.html", Data: []byte("home")}, {Path: "style.css", Data: []byte("c")},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(problems[0].Code, problems[0].Args, result.Written)
	// Output:
	// foreign-file [index.html] 0
}
