package viet

// The Unicode blocks of Vietnamese text: Latin up to the phonetic letters (for ɖ, the lower case of Ɖ), Latin Extended
// Additional (U+1EA0–1EF9 are the letters with two marks), General Punctuation.
const (
	latinEnd           = 0x2B0
	latinAdditional    = 0x1E00
	latinAdditionalEnd = 0x1F00
	punctuation        = 0x2000
	punctuationEnd     = 0x2070
)

// dLookalikes holds đ and the letters that people type for it: the Icelandic eth (Ð looks like Đ and replaces it in old
// fonts and keyboards) and the African d (Ɖ). bLookalikes holds the ƀ of Ê Đê and Ba Na names (Buôn Ƀ…, ƀrah) and the
// hooked b for which it is typed. Neither đ nor ƀ is a letter with a mark to Unicode, so decomposition leaves them.
const (
	dLookalikes = "ĐđÐðƉɖ"
	bLookalikes = "ɃƀƁɓ"
)

// quotes holds the quotation marks that Unicode does not class as such (Pi, Pf).
const quotes = "\"'`´ʼ′″‚„"

// tonedVowels maps a vowel and the combining mark of a tone (huyền, sắc, ngã, hỏi, nặng) to the composed letter.
var tonedVowels = map[[2]rune]rune{
	{'o', '\u0300'}: 'ò', {'o', '\u0301'}: 'ó', {'o', '\u0303'}: 'õ', {'o', '\u0309'}: 'ỏ', {'o', '\u0323'}: 'ọ',
	{'u', '\u0300'}: 'ù', {'u', '\u0301'}: 'ú', {'u', '\u0303'}: 'ũ', {'u', '\u0309'}: 'ủ', {'u', '\u0323'}: 'ụ',
}

// iForY maps y, with any tone, to i with the same tone.
var iForY = map[rune]rune{'y': 'i', 'ỳ': 'ì', 'ý': 'í', 'ỹ': 'ĩ', 'ỷ': 'ỉ', 'ỵ': 'ị'}

var weekdays = [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}
