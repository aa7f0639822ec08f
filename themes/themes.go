// Package themes carries the built-in themes; README.md is the contract of a theme.
package themes

import "embed"

// FS holds one folder per built-in theme, with its files, as [theme.Options] takes it. It is read only.
//
//go:embed all:bangvang all:cong-thong-tin
var FS embed.FS
