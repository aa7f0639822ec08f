package cms

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bangvang/internal/content/config"
	"bangvang/internal/content/frontmatter"
	"bangvang/internal/content/source"
	"bangvang/internal/editor/scaffold"
	"bangvang/internal/site"
)

// decapConfig is the config.yml of Decap CMS. It is written as JSON, which is valid YAML.
type decapConfig struct {
	Backend      backend      `json:"backend"`
	LocalBackend *server      `json:"local_backend,omitempty"`
	PublishMode  string       `json:"publish_mode,omitempty"`
	Locale       string       `json:"locale"`
	SiteURL      string       `json:"site_url,omitempty"`
	DisplayURL   string       `json:"display_url,omitempty"`
	PreviewLinks bool         `json:"show_preview_links"`
	MediaFolder  string       `json:"media_folder"`
	PublicFolder string       `json:"public_folder"`
	Slug         slug         `json:"slug"`
	Collections  []collection `json:"collections"`
}

type backend struct {
	Name     string `json:"name"`
	Repo     string `json:"repo"`
	Branch   string `json:"branch"`
	BaseURL  string `json:"base_url,omitempty"`
	APIRoot  string `json:"api_root,omitempty"`
	AuthType string `json:"auth_type,omitempty"`
	AppID    string `json:"app_id,omitempty"`
}

type server struct {
	URL string `json:"url"`
}

type slug struct {
	Encoding string `json:"encoding"`
	Accents  bool   `json:"clean_accents"`
}

type collection struct {
	Name           string     `json:"name"`
	Label          string     `json:"label"`
	LabelSingular  string     `json:"label_singular"`
	Folder         string     `json:"folder"`
	Path           string     `json:"path"`
	Slug           string     `json:"slug"`
	Extension      string     `json:"extension"`
	Format         string     `json:"format"`
	Create         bool       `json:"create"`
	Filter         *filter    `json:"filter,omitempty"`
	MediaFolder    string     `json:"media_folder"`
	PublicFolder   string     `json:"public_folder"`
	Summary        string     `json:"summary"`
	SortableFields []sortable `json:"sortable_fields"`
	Editor         editor     `json:"editor"`
	Fields         []field    `json:"fields"`
}

type filter struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// sortable is a field by which the list of articles is sorted on request, or at first: "asc", "desc".
type sortable struct {
	Field   string `json:"field"`
	Default string `json:"default_sort,omitempty"`
}

type editor struct {
	Preview bool `json:"preview"`
}

// field is a field of the form.
type field struct {
	Name             string   `json:"name"`
	Label            string   `json:"label"`
	LabelSingular    string   `json:"label_singular,omitempty"`
	Widget           string   `json:"widget"`
	Hint             string   `json:"hint,omitempty"`
	Required         bool     `json:"required"`
	Default          any      `json:"default,omitempty"`
	Format           string   `json:"format,omitempty"`
	DateFormat       string   `json:"date_format,omitempty"`
	TimeFormat       any      `json:"time_format,omitempty"` // a format, or false
	Collapsed        bool     `json:"collapsed,omitempty"`
	Summary          string   `json:"summary,omitempty"`
	Options          []string `json:"options,omitempty"`
	From             string   `json:"from,omitempty"`  // the list of tables.json that holds the options: localities or honours
	Check            string   `json:"check,omitempty"` // the check of checks.js
	Modes            []string `json:"modes,omitempty"`
	EditorComponents []string `json:"editor_components,omitempty"`
	MediaLibrary     *library `json:"media_library,omitempty"`
	Fields           []field  `json:"fields,omitempty"`
}

type library struct {
	MultipleFiles bool `json:"allow_multiple"`
}

// configWriter generates the config of a site.
type configWriter struct {
	settings config.Settings
	choices  map[string][]string // tags, categories, campaigns and blocks, where other texts are accepted too, by the name of the key
}

func newConfigWriter(s *site.Site) configWriter {
	m := configWriter{s.Settings, map[string][]string{}}
	for key, x := range map[string]*site.Index{"tags": s.Tags, "category": s.Categories, "campaign": s.Campaigns, "block": s.Blocks} {
		for _, t := range x.Terms {
			m.choices[key] = append(m.choices[key], t.Name)
		}
	}
	for key, declared := range map[string][]config.Emulation{"campaign": s.DeclaredCampaigns, "block": s.DeclaredBlocks} {
		for _, e := range declared {
			if !slices.Contains(m.choices[key], e.Name) {
				m.choices[key] = append(m.choices[key], e.Name)
			}
		}
	}
	return m
}

// config returns config.yml.
func (m configWriter) config() []byte {
	s := m.settings
	w := formStrings[s.Language]
	c := decapConfig{
		Backend: backendOf(s.Admin), Locale: s.Language,
		MediaFolder: source.Root, PublicFolder: "/", Slug: slug{"ascii", true},
	}
	if s.HasAddress() {
		c.SiteURL, c.DisplayURL = s.BaseURL, s.BaseURL
	}
	if isLocal(s.BaseURL) {
		c.LocalBackend = &server{LocalServer + "/api/v1"}
	}
	if s.Admin.Review {
		c.PublishMode = "editorial_workflow"
	}
	articles := collection{
		Name: "articles", Label: w.articles, LabelSingular: w.article, Path: "{{year}}/{{month}}/{{slug}}/index",
		Summary: "{{draft | ternary('" + w.words["draft.short"] + " · ', '')}}{{date}} · {{title}}", SortableFields: []sortable{{"date", "desc"}, {"title", ""}}, Fields: m.inOrder(m.fields("", frontmatter.Article, "kind")),
	}
	pages := collection{
		Name: "pages", Label: w.pages, LabelSingular: w.page, Path: "{{slug}}", Filter: &filter{"kind", "page"},
		Summary: "{{title}}", SortableFields: []sortable{{"title", ""}}, Fields: m.inOrder(m.fields("", pageKeys(), "")),
	}
	for _, k := range []collection{articles, pages} {
		k.Folder, k.Slug, k.Extension, k.Format, k.Create = source.Root, "{{slug}}", "md", "yaml-frontmatter", true
		k.Editor.Preview = true
		c.Collections = append(c.Collections, k)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	// Strings and booleans always encode, and a Buffer never fails.
	_ = enc.Encode(c)
	return b.Bytes()
}

// first and last are the fields at the head and the end of the form: those that every article needs, with its text, and
// those that hardly any needs.
var (
	first = []string{"title", "date", "locality", "body", "awards", "draft"}
	last  = []string{"aliases", "updated", "corrections", "expires", "withdrawn"}
)

// inOrder returns the fields and that of the text in the order of the form.
func (m configWriter) inOrder(fields []field) []field {
	w := formStrings[m.settings.Language]
	fields = append(fields, field{
		Name: "body", Label: w.body, Widget: "markdown", Hint: w.bodyHint, Modes: []string{"rich_text", "raw"}, EditorComponents: []string{"image"},
	})
	place := func(f field) int {
		if i := slices.Index(first, f.Name); i >= 0 {
			return i - len(first)
		}
		return slices.Index(last, f.Name) + 1
	}
	slices.SortStableFunc(fields, func(a, b field) int { return cmp.Compare(place(a), place(b)) })
	return fields
}

// backendOf returns the host of the repository and its way of logging in.
func backendOf(a config.Admin) backend {
	b := backend{Name: a.Backend, Repo: a.Repo, Branch: a.Branch, BaseURL: a.Login}
	if a.Backend == "gitlab" && a.AppID != "" {
		b.AuthType, b.AppID = "pkce", a.AppID
		if a.Login != "" {
			b.APIRoot = a.Login + "/api/v4"
		}
	}
	return b
}

// pageKeys returns the keys of an article that apply to a standing page too.
func pageKeys() []frontmatter.Key {
	return slices.DeleteFunc(slices.Clone(frontmatter.Article), func(k frontmatter.Key) bool {
		return !slices.Contains([]string{"title", "summary", "image", "photo", "attachments", "kind", "draft", "aliases", "corrections"}, k.Name)
	})
}

// fields returns the fields of a table of keys, except the key named without and rare ones, whose values remain in the
// article.
func (m configWriter) fields(path string, keys []frontmatter.Key, without string) []field {
	var out []field
	for i := range keys {
		if keys[i].Name != without && !keys[i].Rare {
			out = append(out, m.fieldOf(path+keys[i].Name, &keys[i]))
		}
	}
	return out
}

// fieldOf returns the field of a key.
func (m configWriter) fieldOf(path string, k *frontmatter.Key) field {
	w := formStrings[m.settings.Language]
	f := field{Name: k.Name, Label: label(k, m.settings.Language), Hint: k.EN, Required: k.Required, Widget: "string", Check: fieldChecks[path]}
	if m.settings.Language == "vi" {
		f.Hint = k.VI
	}
	if hint, ok := w.hints[path]; ok {
		f.Hint = hint
	}
	switch k.Type {
	case frontmatter.Text:
		m.completeText(path, k, &f)
	case frontmatter.Texts:
		f.Widget, f.Options, f.From = "bangvang-texts", m.choices[path], fieldLists[path]
	case frontmatter.Date:
		f.Widget, f.Format, f.DateFormat, f.TimeFormat = "datetime", "YYYY-MM-DD", "DD/MM/YYYY", false
		if path == "date" {
			// With a clock: for a day alone Decap CMS computes the folder from midnight, which in UTC is the day before.
			f.Format, f.TimeFormat, f.Default = "YYYY-MM-DDTHH:mm", "HH:mm", "{{now}}"
		}
	case frontmatter.URL:
		f.Widget = "bangvang-text"
	case frontmatter.Bool:
		f.Widget = "boolean"
		if path == "draft" && !m.settings.Admin.Review { // with a review an article is published by its reviewer
			f.Default = true
		}
	case frontmatter.Map, frontmatter.TextOrMap:
		f.Widget, f.Collapsed, f.Fields = "object", true, m.fields(path+".", k.Keys, "")
		for i := range f.Fields { // required within a block that exists; Decap CMS requires them always
			f.Fields[i].Required = false
		}
	case frontmatter.MapList, frontmatter.TextOrMaps:
		if path == "author" { // a text each, the part after a bar
			f.Widget = "bangvang-texts"
			break
		}
		f.Widget, f.LabelSingular, f.Fields = "list", w.add, m.fields(path+".", k.Keys, "")
		f.Summary = "{{fields." + k.Keys[0].Name + "}} · {{fields." + k.Keys[1].Name + "}}"
	case frontmatter.Recipients:
		f.Widget, f.Options = "bangvang-recipients", scaffold.RecipientKinds()
	}
	return f
}

// fieldChecks are the checks of fields, fieldLists their lists of names, by the path of the key.
var (
	fieldChecks = map[string]string{
		"title": "title", "locality": "locality", "awards.award": "honour", "awards.period": "period", "source.url": "url", "awards.to": "recipients",
		"awards.comment_until": "stray",
	}
	fieldLists = map[string]string{"locality": "localities", "awards.award": "honours"}
)

// completeText sets the widget of a text field.
func (m configWriter) completeText(path string, k *frontmatter.Key, f *field) {
	switch {
	case path == "kind": // of a standing page
		f.Widget, f.Default, f.Hint = "hidden", "page", ""
	case path == "summary":
		f.Widget = "text"
	case path == "image":
		f.Widget, f.MediaLibrary = "image", &library{}
	case strings.HasSuffix(path, ".file"), strings.HasSuffix(path, ".annex"):
		f.Widget, f.MediaLibrary = "file", &library{}
	case len(k.Enum) > 0:
		f.Widget, f.Options = "select", k.Enum
	default:
		f.Options, f.From = slices.Concat(k.Suggestions, m.choices[path]), fieldLists[path]
		if f.Options != nil || f.From != "" || f.Check != "" {
			f.Widget = "bangvang-text"
		}
	}
}

// label returns the label of a field: the Vietnamese name of the key, or its English one.
func label(k *frontmatter.Key, lang string) string {
	text := strings.ReplaceAll(k.Name, "_", " ")
	if lang == "vi" {
		text = k.Synonyms[0]
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
