package main

import (
	"io"

	"yardstick/guide"
)

// guideKitCmd is yardstick guide kit.
type guideKitCmd struct {
	oneGuide
	Format string `enum:"html,text" default:"html" help:"html, made for paper, or text."`
	guideOut
}

// Run writes the interview kit.
func (c *guideKitCmd) Run(p *program) error {
	g, err := c.one(p)
	if err != nil {
		return err
	}
	kit := guide.Kit
	if c.Format == "text" {
		kit = guide.KitText
	}
	return c.write(p, func(w io.Writer) error { return kit(w, g) })
}

// guideShowCmd is yardstick guide show.
type guideShowCmd struct {
	oneGuide
	Format string `enum:"text,markdown,yaml,json" default:"text" help:"text, markdown, yaml or json."`
	guideOut
}

// Run prints the guide.
func (c *guideShowCmd) Run(p *program) error {
	g, err := c.one(p)
	if err != nil {
		return err
	}
	switch c.Format {
	case "text":
		return c.write(p, func(w io.Writer) error { return guide.Text(w, g) })
	case "markdown":
		return c.write(p, func(w io.Writer) error { return guide.Markdown(w, g) })
	}
	return c.writeGuide(p, g, c.Format)
}
