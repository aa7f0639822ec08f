package build

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"bangvang/internal/build/incremental"
	"bangvang/internal/content/config"
	"bangvang/internal/content/source"
	"bangvang/internal/diag"
	"bangvang/internal/memo/digest"
)

// readSlots reads the site's own HTML for the slots of the theme and normalises it as it does other texts.
func (s *Site) readSlots(problems *diag.List) map[string]string {
	out := map[string]string{}
	for _, slot := range s.Settings.Slots {
		name := slotPath(slot)
		data, err := s.readSlot(name)
		switch {
		case errors.Is(err, source.ErrLink):
			problems.Add(diag.LinkedFile, slot.File.Pos, slot.File.Text)
			continue
		case err != nil:
			problems.Add(diag.Unreadable, slot.File.Pos, slot.File.Text)
			continue
		}
		s.Slots = append(s.Slots, incremental.Slot{Path: name, Hash: digest.Hash(data)})
		f, found := source.NewFile(name, data)
		problems.Append(found)
		out[slot.Name] = f.Text
	}
	return out
}

// readSlot reads a file that fills a slot. It fails for a hidden file or a file in a hidden folder: for example, head:
// ../.git/config would publish a token.
func (s *Site) readSlot(name string) ([]byte, error) {
	if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return nil, fs.ErrNotExist
	}
	return s.Tree.ReadFile(name)
}

func slotPath(slot config.Slot) string { return path.Join(source.Root, slot.File.Text) }
