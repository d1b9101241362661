package main

import "yardstick/app"

// signInFlags name an identity provider by which people may enter their accounts.
type signInFlags struct {
	Issuer     string   `name:"oidc-issuer" placeholder:"URL" help:"Let people sign in to positions at this OpenID Connect provider too, such as https://id.example.org. Register there SERVER/panel/outside as the address to come back to."`
	Client     string   `name:"oidc-client" placeholder:"ID" help:"The id under which this program is registered at the provider."`
	SecretFile string   `name:"oidc-secret-file" placeholder:"FILE" help:"A file whose first line is the client's secret; without it the client is a public one."`
	Name       string   `name:"oidc-name" placeholder:"NAME" help:"How people call the provider; by default the name of its server."`
	Domain     []string `name:"oidc-domain" placeholder:"DOMAIN" help:"Whoever has a verified address at this domain gets an account without roles and without an invitation; may be given several times. By default nobody does."`
}

// positionFlags are what an organisation sets for its positions.
type positionFlags struct {
	lettersFlag
	Place []string `placeholder:"NAME" help:"A place whose clocks count, such as ontario (yardstick panel letters); may be given several times. Those without a place always do."`
}

// forPositions reads the letters where the organisation has its own.
func (f positionFlags) forPositions(p *program, s *app.Settings) (err error) {
	s.Places = f.Place
	if f.Letters != "" {
		s.Letters, err = f.book(p)
	}
	return err
}

func (f signInFlags) signIn() app.SignIn {
	return app.SignIn{Issuer: f.Issuer, Client: f.Client, SecretFile: f.SecretFile, Name: f.Name, Domains: f.Domain}
}
