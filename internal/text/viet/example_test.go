package viet_test

import (
	"fmt"

	"bangvang/internal/text/viet"
)

// Two editors type the same name in different ways: Key finds that it is one name, Fold finds it without marks, and Slug
// gives it an address.
func Example() {
	for _, name := range []string{"Tỉnh Hoà Bình", "TỈNH  HÒA BÌNH"} {
		fmt.Println(viet.Key(name), "|", viet.Fold(name), "|", viet.Slug(name))
	}
	// Output:
	// tỉnh hòa bình | tinh hoa binh | tinh-hoa-binh
	// tỉnh hòa bình | tinh hoa binh | tinh-hoa-binh
}

// A list of wards follows the Vietnamese alphabet, with Đ after D and numbers by value.
func ExampleSortBy() {
	wards := []string{"Phường 10", "Đống Đa", "Phường 2", "Dịch Vọng", "Ăn Tức", "An Khánh"}
	viet.SortBy(wards, func(name string) string { return name })
	for _, name := range wards {
		fmt.Println(name)
	}
	// Output:
	// An Khánh
	// Ăn Tức
	// Dịch Vọng
	// Đống Đa
	// Phường 2
	// Phường 10
}

// A date without a zone is a date in Vietnam.
func ExampleParseDate() {
	t, clock, ok := viet.ParseDate("21/03/2024 10:31")
	fmt.Println(ok, viet.LongDate(t, clock))
	_, _, ok = viet.ParseDate("30/2/2024")
	fmt.Println(ok)
	// Output:
	// true Thứ Năm, 21/03/2024, 10:31
	// false
}
