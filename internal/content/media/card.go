package media

import (
	"encoding/binary"
	"encoding/hex"

	"bangvang/internal/content/picture"
	"bangvang/internal/memo/digest"
	"bangvang/internal/memo/store"
)

// CardName returns the name of the file of a share card, which depends on all that it says.
func CardName(o picture.CardOptions) string {
	key := cardKey("card", o)
	return "the-" + hex.EncodeToString(key[:4]) + ".png"
}

func cardKey(kind string, o picture.CardOptions) store.Key {
	gold := binary.LittleEndian.AppendUint64(nil, uint64(o.Gold))
	return store.KeyOf([]byte(edition+" "+kind), []byte(o.Title), []byte(o.Kicker), []byte(o.Site), gold)
}

// Card returns the share card that says o, a PNG. It is drawn once and then remembered. A title of
// which the card's font knows no letter gives way to the site's.
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

// CardSum returns the digest.Hash of a share card that was drawn before, 0 for others.
func (a *Library) CardSum(o picture.CardOptions) uint64 {
	data, ok := a.store.Get(cardKey("card sum", o))
	if !ok || len(data) != 8 {
		return 0
	}
	return binary.LittleEndian.Uint64(data)
}
