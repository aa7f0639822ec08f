package media

import (
	"encoding/binary"
	"encoding/hex"

	"bangvang/internal/content/picture"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// CardName returns the file name of a share card, which depends on its full content: "the-1a2b3c4d.png". It draws
// nothing.
func CardName(o picture.CardOptions) string {
	key := cardKey("card", o)
	return "the-" + hex.EncodeToString(key[:4]) + ".png"
}

// cardKey returns the key of the bytes of a share card, or of another kind of value for it.
func cardKey(kind string, o picture.CardOptions) store.Key {
	gold := binary.LittleEndian.AppendUint64(nil, uint64(o.Gold))
	return store.KeyOf([]byte(formatVersion+" "+kind), []byte(o.Title), []byte(o.Kicker), []byte(o.Site), gold)
}

// Card returns the bytes of the share card with this content, a PNG. It is drawn once and then stored. A title without
// any letter of the card's font is replaced by that of the site, and that by “–”, so that it fails only if the font lacks
// that too. Callers must not change the bytes.
func (a *Library) Card(o picture.CardOptions) ([]byte, error) {
	if data, ok := a.store.Get(cardKey("card", o)); ok {
		return data, nil
	}
	data, err := picture.Card(o)
	for _, title := range []string{o.Site, "–"} {
		if err == nil {
			break
		}
		data, err = picture.Card(picture.CardOptions{Title: title, Kicker: o.Kicker, Gold: o.Gold})
	}
	if err != nil {
		return nil, err
	}
	a.store.Put(cardKey("card", o), data)
	a.store.Put(cardKey("card sum", o), binary.LittleEndian.AppendUint64(nil, digest.Hash(data)))
	return data, nil
}

// CardHash returns the [digest.Hash] of a share card that was drawn before and is in the store, otherwise 0.
func (a *Library) CardHash(o picture.CardOptions) uint64 {
	data, ok := a.store.Get(cardKey("card sum", o))
	if !ok || len(data) != 8 {
		return 0
	}
	return binary.LittleEndian.Uint64(data)
}
