// Package paper sets text on A4 pages and writes them as PDF: the type is embedded,
// and the same text with the same date gives the same bytes.
package paper

import (
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Measures of the page, millimetres, and sizes of type, points.
const (
	Margin   = 20
	Leading  = 5.2 // height of a line of text
	TextSize = 10
	headSize = 13
)

// Sheet is a document that is being set. The type knows Latin, Greek and Cyrillic;
// a character of another script shows as □, which [Sheet.Notes] explains.
type Sheet struct {
	*fpdf.Fpdf
	glyphs  *glyphs
	missing bool // a character could not be set
}

// New begins a document; the footer of each page has this text and the page's number.
func New(title string, date time.Time, footer string) (*Sheet, error) {
	g, err := newGlyphs(goregular.TTF)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), glyphs: g}
	s.AddUTF8FontFromBytes("text", "", goregular.TTF)
	s.AddUTF8FontFromBytes("text", "B", gobold.TTF)
	s.SetMargins(Margin, Margin, Margin)
	s.SetAutoPageBreak(true, Margin)
	s.SetTitle(title, true)
	s.SetLang("en")
	s.SetProducer("Yardstick", true)
	s.SetCreationDate(date)
	s.SetModificationDate(date)
	s.SetCatalogSort(true)
	s.AliasNbPages("")
	s.SetFooterFunc(func() {
		s.SetY(-Margin + 5)
		s.Font("", 8)
		s.CellFormat(0, 4, fmt.Sprintf("%s Page %d of {nb}", footer, s.PageNo()), "", 0, "C", false, 0, "")
	})
	s.AddPage()
	return s, nil
}

// Font chooses style ("", "B", "U") and size in points.
func (s *Sheet) Font(style string, size float64) { s.SetFont("text", style, size) }

// Paragraph sets a text over the width of the page.
func (s *Sheet) Paragraph(style string, size float64, text string) {
	s.Font(style, size)
	s.MultiCell(0, Leading*size/TextSize, s.Settable(text), "", "L", false)
}

// Settable replaces what the type does not know.
func (s *Sheet) Settable(text string) string {
	out, missing := s.glyphs.known(strings.ToValidUTF8(text, "□"))
	s.missing = s.missing || missing
	return out
}

// Heading begins a part; it does not stand alone at the foot of a page.
func (s *Sheet) Heading(text string) {
	const room = 30 // millimetres that a heading wants below it
	if _, height := s.GetPageSize(); s.GetY() > height-Margin-room {
		s.AddPage()
	}
	s.Ln(6)
	s.Bookmark(s.Settable(text), 0, -1)
	s.Paragraph("B", headSize, text)
	s.Ln(1)
}

// Notes says what □ stands for, where there is one; other is what it says after that.
func (s *Sheet) Notes(other string) {
	if s.missing {
		s.Ln(4)
		s.Paragraph("", 8, "□ stands for characters of a script that the type of this file does not know. "+other)
	}
}
