package gazetteer

import (
	_ "embed"
	"time"

	"bangvang/internal/text/viet"
)

// levels maps each kind of unit to its tier. A thành phố without a parent is a Province all the same.
var levels = map[string]Level{
	"tỉnh": Province, "thành phố": District, "quận": District, "huyện": District, "thị xã": District,
	"xã": Commune, "phường": Commune, "thị trấn": Commune, "đặc khu": Commune,
}

const (
	centralCity = "thành phố trực thuộc trung ương" // the kind that an entry may give for a thành phố without a parent
	kindNames   = "tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu, " + centralCity
	parentKinds = "tỉnh, thành phố, quận, huyện, thị xã"
)

// lastDayOfDistricts is the last day of the districts and of the 63 provinces (Resolution 202/2025/QH15), and
// firstDayOfTwoTiers the day after: Law 72/2025/QH15 on local government has two tiers from that day.
var (
	lastDayOfDistricts = time.Date(2025, time.June, 30, 0, 0, 0, 0, viet.Zone)
	firstDayOfTwoTiers = lastDayOfDistricts.AddDate(0, 0, 1)
)

//go:embed provinces.md
var provincesTable string

// The columns of provinces.md.
const (
	colID = iota
	colCodes
	colName
	colKind
	colFrom
	colTo
	colSuccessor
	colSplitFrom
	colAliases
	colSource
	columns
)
