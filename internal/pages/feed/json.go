package feed

import (
	"bytes"
	"encoding/json"
	"time"
)

// The objects of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
type (
	jsonFeed struct {
		Version     string       `json:"version"`
		Title       string       `json:"title"`
		HomePageURL string       `json:"home_page_url,omitempty"`
		FeedURL     string       `json:"feed_url,omitempty"`
		Description string       `json:"description,omitempty"`
		Icon        string       `json:"icon,omitempty"`
		Authors     []jsonAuthor `json:"authors,omitempty"`
		Language    string       `json:"language,omitempty"`
		Items       []jsonItem   `json:"items"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
	jsonItem struct {
		ID            string           `json:"id"`
		URL           string           `json:"url"`
		Title         string           `json:"title,omitempty"`
		ContentHTML   string           `json:"content_html,omitempty"`
		ContentText   *string          `json:"content_text,omitempty"`
		Summary       string           `json:"summary,omitempty"`
		Image         string           `json:"image,omitempty"`
		DatePublished string           `json:"date_published,omitempty"`
		DateModified  string           `json:"date_modified,omitempty"`
		Authors       []jsonAuthor     `json:"authors,omitempty"`
		Tags          []string         `json:"tags,omitempty"`
		Attachments   []jsonAttachment `json:"attachments,omitempty"`
	}
	jsonAttachment struct {
		URL  string `json:"url"`
		Type string `json:"mime_type"`
		Name string `json:"title,omitempty"`
		Size int64  `json:"size_in_bytes,omitempty"`
	}
)

// JSON returns f as a JSON Feed, a whole file. Each item must have content: an item without HTML has its summary as text
// content. Other empty fields are left out.
func JSON(f Feed) []byte {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePageURL: f.Home,
		FeedURL: f.Self, Description: f.Subtitle, Icon: f.Icon, Authors: authors(nonEmpty(f.Author)),
		Language: f.Lang, Items: make([]jsonItem, len(f.Entries)),
	}
	for i, e := range f.Entries {
		item := jsonItem{
			ID: e.URL, URL: e.URL, Title: e.Title, ContentHTML: e.Content, Summary: e.Summary,
			Image: e.Image, DatePublished: rfc3339(e.Published), DateModified: rfc3339(e.Updated),
			Authors: authors(e.Authors), Tags: e.Categories,
		}
		if e.Content == "" {
			item.ContentText = &e.Summary
		}
		if e.Image != "" && e.ImageType != "" { // an attachment must have a type
			item.Attachments = []jsonAttachment{{e.Image, e.ImageType, "", e.ImageSize}}
		}
		for _, f := range e.Files {
			item.Attachments = append(item.Attachments, jsonAttachment{f.URL, f.Type, f.Name, f.Size})
		}
		out.Items[i] = item
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false) // a feed is a file of its own, never part of an HTML page
	if err := w.Encode(out); err != nil {
		panic("feed: strings and times always encode: " + err.Error())
	}
	return b.Bytes()
}

func authors(names []string) []jsonAuthor {
	var out []jsonAuthor
	for _, name := range names {
		out = append(out, jsonAuthor{name})
	}
	return out
}

// nonEmpty returns a list of one name, nil for "".
func nonEmpty(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

func rfc3339(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
