package filetype

const utf8Text = "; charset=utf-8"

// at0 are signatures at the beginning of a file.
func at0(magic ...string) (out []signature) {
	for _, m := range magic {
		out = append(out, signature{0, m})
	}
	return out
}

var (
	zip  = at0("PK\x03\x04", "PK\x05\x06")
	ole  = at0("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	ogg  = at0("OggS")
	ftyp = []signature{{4, "ftyp"}}
	mp3  = at0("ID3", "\xFF\xFB", "\xFF\xFA", "\xFF\xF3", "\xFF\xF2", "\xFF\xE3", "\xFF\xE2")
)

// kinds is the table. Magic numbers are those of the formats' own standards and of
// https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern.
var kinds = []Kind{
	{endings: []string{".jpg", ".jpeg", ".jfif"}, MIME: "image/jpeg", Use: Picture},
	{endings: []string{".png"}, MIME: "image/png", Use: Picture},
	{endings: []string{".gif"}, MIME: "image/gif", Use: Picture},
	{endings: []string{".webp"}, MIME: "image/webp", Use: Picture},
	{endings: []string{".svg"}, MIME: "image/svg+xml", Use: Picture},

	{endings: []string{".heic", ".heif"}, MIME: "image/heic", Use: Private},
	{endings: []string{".avif"}, MIME: "image/avif", Use: Private},
	{endings: []string{".tif", ".tiff"}, MIME: "image/tiff", Use: Private},

	{endings: []string{".bmp"}, MIME: "image/bmp", magic: at0("BM")},
	{endings: []string{".ico"}, MIME: "image/x-icon", magic: at0("\x00\x00\x01\x00")},

	{endings: []string{".pdf"}, MIME: "application/pdf", magic: at0("%PDF-")},
	{endings: []string{".doc"}, MIME: "application/msword", magic: ole},
	{endings: []string{".xls"}, MIME: "application/vnd.ms-excel", magic: ole},
	{endings: []string{".ppt"}, MIME: "application/vnd.ms-powerpoint", magic: ole},
	{endings: []string{".docx"}, MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", magic: zip},
	{endings: []string{".xlsx"}, MIME: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", magic: zip},
	{endings: []string{".pptx"}, MIME: "application/vnd.openxmlformats-officedocument.presentationml.presentation", magic: zip},
	{endings: []string{".odt"}, MIME: "application/vnd.oasis.opendocument.text", magic: zip},
	{endings: []string{".ods"}, MIME: "application/vnd.oasis.opendocument.spreadsheet", magic: zip},
	{endings: []string{".odp"}, MIME: "application/vnd.oasis.opendocument.presentation", magic: zip},
	{endings: []string{".epub"}, MIME: "application/epub+zip", magic: zip},
	{endings: []string{".rtf"}, MIME: "application/rtf", magic: at0(`{\rtf`)},

	{endings: []string{".zip"}, MIME: "application/zip", magic: zip},
	{endings: []string{".gz"}, MIME: "application/gzip", magic: at0("\x1F\x8B")},
	{endings: []string{".7z"}, MIME: "application/x-7z-compressed", magic: at0("7z\xBC\xAF\x27\x1C")},
	{endings: []string{".rar"}, MIME: "application/vnd.rar", magic: at0("Rar!\x1A\x07")},

	{endings: []string{".mp3"}, MIME: "audio/mpeg", magic: mp3},
	{endings: []string{".aac"}, MIME: "audio/aac", magic: at0("\xFF\xF1", "\xFF\xF9", "ADIF", "ID3")},
	{endings: []string{".wav"}, MIME: "audio/wav", magic: []signature{{8, "WAVE"}}},
	{endings: []string{".flac"}, MIME: "audio/flac", magic: at0("fLaC")},
	{endings: []string{".ogg", ".oga", ".opus"}, MIME: "audio/ogg", magic: ogg},
	{endings: []string{".ogv"}, MIME: "video/ogg", magic: ogg},
	{endings: []string{".m4a"}, MIME: "audio/mp4", magic: ftyp},
	{endings: []string{".mp4", ".m4v"}, MIME: "video/mp4", magic: ftyp},
	{endings: []string{".mov"}, MIME: "video/quicktime", magic: []signature{{4, "ftyp"}, {4, "moov"}, {4, "mdat"}, {4, "wide"}, {4, "free"}}},
	{endings: []string{".webm"}, MIME: "video/webm", magic: at0("\x1A\x45\xDF\xA3")},

	{endings: []string{".ttf"}, MIME: "font/ttf", magic: at0("\x00\x01\x00\x00", "true")},
	{endings: []string{".otf"}, MIME: "font/otf", magic: at0("OTTO")},
	{endings: []string{".woff"}, MIME: "font/woff", magic: at0("wOFF")},
	{endings: []string{".woff2"}, MIME: "font/woff2", magic: at0("wOF2")},

	{endings: []string{".txt"}, MIME: "text/plain" + utf8Text, text: true},
	{endings: []string{".csv"}, MIME: "text/csv" + utf8Text, text: true},
	{endings: []string{".tsv"}, MIME: "text/tab-separated-values" + utf8Text, text: true},
	{endings: []string{".json"}, MIME: "application/json", text: true},
	{endings: []string{".geojson"}, MIME: "application/geo+json", text: true},
	{endings: []string{".ics"}, MIME: "text/calendar" + utf8Text, text: true},
	{endings: []string{".vcf"}, MIME: "text/vcard" + utf8Text, text: true},
	{endings: []string{".vtt"}, MIME: "text/vtt" + utf8Text, text: true},
	{endings: []string{".srt"}, MIME: "application/x-subrip" + utf8Text, text: true},

	{endings: []string{".html", ".htm"}, MIME: "text/html" + utf8Text, Use: Active},
	{endings: []string{".css"}, MIME: "text/css" + utf8Text, Use: Active},
	{endings: []string{".js", ".mjs"}, MIME: "text/javascript" + utf8Text, Use: Active},
	{endings: []string{".xml"}, MIME: "application/xml", Use: Active},
	{endings: []string{".webmanifest"}, MIME: "application/manifest+json", Use: Active},
	{endings: []string{".wasm"}, MIME: "application/wasm", Use: Active},
}
