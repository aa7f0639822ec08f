package gazetteer

import (
	_ "embed"
	"time"

	"bangvang/internal/text/viet"
)

// levels are the tiers of the kinds of units. A thành phố that no province holds is a Province all the same.
var levels = map[string]Level{
	"tỉnh": Province, "thành phố": District, "quận": District, "huyện": District, "thị xã": District,
	"xã": Commune, "phường": Commune, "thị trấn": Commune, "đặc khu": Commune,
}

const (
	city        = "thành phố trực thuộc trung ương" // the kind an entry may give for a thành phố that no province holds
	kindNames   = "tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu, " + city
	parentKinds = "tỉnh, thành phố, quận, huyện, thị xã"
)

// lastDay is the last day of the districts and of the 63 provinces (Resolution 202/2025/QH15; Law
// 72/2025/QH15 on local government has two tiers from the next day), firstDay that next day.
var (
	lastDay  = time.Date(2025, time.June, 30, 0, 0, 0, 0, viet.Zone)
	firstDay = lastDay.AddDate(0, 0, 1)
)

//go:embed provinces.md
var provincesTable string

// The columns of provinces.md.
const (
	colID = iota
	colName
	colKind
	colFrom
	colTo
	colSuccessor
	colAliases
	colSource
	columns
)
