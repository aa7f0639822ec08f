package routes_test

import (
	"fmt"

	"bangvang/internal/pages/routes"
)

// The second page of the articles with a tag, its file, and the feed of the tag.
func Example() {
	tag := routes.Tags.Term("thi-dua")
	fmt.Println(tag.Page(2))
	fmt.Println(tag.Page(2).File())
	fmt.Println(tag.Feed())
	// Output:
	// /chu-de/thi-dua/trang/2/
	// chu-de/thi-dua/trang/2/index.html
	// /chu-de/thi-dua/feed.xml
}

// The address of a unit is below that of its province.
func ExamplePath_Term() {
	fmt.Println(routes.Localities.Term("hai-phong/quan-do-son"))
	fmt.Println(routes.Archive.Term("2024/01"))
	// Output:
	// /dia-phuong/hai-phong/quan-do-son/
	// /luu-tru/2024/01/
}

// A resized picture has a hash of its bytes in its name, so a host may cache it for ever.
func ExamplePictureSize() {
	fmt.Println(routes.PictureSize("/2024/01/toan-canh.jpg", "-800-1a2b3c4d.jpg"))
	// Output: /assets/2024/01/toan-canh-800-1a2b3c4d.jpg
}
