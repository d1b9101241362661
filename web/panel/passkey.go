package panel

import (
	"encoding/base64"
	"encoding/json"
	"net/http"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/web/frame"
)

// passkeysPage lists the passkeys of a person.
type passkeysPage struct {
	base
	Keys    []people.Passkey
	Outside string // how the provider is called where people may sign in, "" for none
	Linked  bool   // the person may sign in there
}

// ID is how a form names a passkey.
func (passkeysPage) ID(k people.Passkey) string { return base64.RawURLEncoding.EncodeToString(k.ID) }

func (r *room) passkeysPage(v *visit) error { return r.passkeys(v, http.StatusOK, "") }

func (r *room) passkeys(v *visit, status int, problem string) error {
	p := passkeysPage{base: v.base("panel.passkeys", nil, "passkeys"), Keys: v.person.Passkeys}
	p.Problem, p.Scripts, p.Outside = problem, []string{"passkey.js"}, r.outsideName()
	p.Linked = r.linked(&v.person)
	return v.PageWith(status, "panelpasskeys", p)
}

// begun is the first step of a ceremony, for the script of the page. Problem says
// what is wrong instead.
type begun struct {
	Token   string `json:"token,omitempty"`
	Options any    `json:"options,omitempty"`
	Problem string `json:"problem,omitempty"`
}

func answer(v *frame.Visit, status int, b begun) error {
	data, err := json.Marshal(b)
	if err != nil {
		return err
	}
	v.Write(status, "application/json", data)
	return nil
}

// problem answers the script with what can be put right.
func problem(v *frame.Visit, err error) error {
	for kind, status := range map[fault.Kind]int{
		fault.Invalid: http.StatusUnprocessableEntity, fault.Forbidden: http.StatusForbidden, fault.Unavailable: http.StatusServiceUnavailable,
	} {
		if fault.Is(err, kind) {
			return answer(v, status, begun{Problem: err.Error()})
		}
	}
	return err
}

// makePasskey begins to make one, for who knows the password.
func (r *room) makePasskey(v *visit) error {
	w, err := r.party(v.Visit)
	if err == nil {
		err = r.Door.Knows(v.R.Context(), v.person.Code, v.Given("password"))
	}
	if err != nil {
		return problem(v.Visit, err)
	}
	holder := keyholder{v.person, w.Config.RPID}
	if holder.Handle, err = r.Door.Handle(v.R.Context(), v.person.Code); err != nil {
		return err
	}
	var known []protocol.CredentialDescriptor
	for _, c := range holder.WebAuthnCredentials() {
		known = append(known, c.Descriptor())
	}
	options, data, err := w.BeginRegistration(holder, webauthn.WithExclusions(known))
	if err != nil {
		return err
	}
	token, err := r.beginCeremony(v.R.Context(), ceremony{Data: *data, Person: v.person.Code, Name: v.Given("name")})
	if err != nil {
		return problem(v.Visit, err)
	}
	return answer(v.Visit, http.StatusOK, begun{Token: token, Options: options.Response})
}

// changePasskeys keeps the passkey that a device has made, or removes one.
func (r *room) changePasskeys(v *visit) error {
	var err error
	done := "added"
	switch {
	case v.Given("do") == "unlink" && r.Provider != nil:
		err, done = r.Door.UnlinkOutside(v.R.Context(), v.person.Code, r.Provider.Issuer()), "unlinked"
	case v.Given("do") == "remove":
		var id []byte
		if id, err = base64.RawURLEncoding.DecodeString(v.Given("id")); err == nil {
			err = r.Door.RemovePasskey(v.R.Context(), v.person.Code, id)
		}
		done = "removed"
	default:
		err = r.keepPasskey(v)
	}
	if message, ok := mendable(err); ok {
		return r.passkeys(v, http.StatusUnprocessableEntity, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect("/panel/passkeys?done=" + done)
}

func (r *room) keepPasskey(v *visit) error {
	w, err := r.party(v.Visit)
	if err != nil {
		return err
	}
	one, err := r.endCeremony(v.R.Context(), v.Given("token"), v.person.Code)
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(v.Given("response")))
	if err != nil {
		return unreadable(err)
	}
	c, err := w.CreateCredential(keyholder{v.person, w.Config.RPID}, one.Data, parsed)
	if err != nil {
		return unreadable(err)
	}
	return r.Door.AddPasskey(v.R.Context(), v.person.Code, people.Passkey{
		ID: c.ID, Public: c.PublicKey, Site: w.Config.RPID, Flags: byte(c.Flags.ProtocolValue()), Count: c.Authenticator.SignCount,
		Name: one.Name,
	})
}

func unreadable(err error) error {
	return &fault.Error{
		Kind: fault.Forbidden, Message: "this passkey does not prove who you are; begin again, or sign in another way", Cause: err,
	}
}

// askPasskey begins to sign somebody in; which person it is, the device says.
func (r *room) askPasskey(v *frame.Visit) error {
	w, err := r.party(v)
	if err != nil {
		return problem(v, err)
	}
	options, data, err := w.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return err
	}
	token, err := r.beginCeremony(v.R.Context(), ceremony{Data: *data})
	if err != nil {
		return problem(v, err)
	}
	return answer(v, http.StatusOK, begun{Token: token, Options: options.Response})
}

// enterByPasskey lets in whose device has signed.
func (r *room) enterByPasskey(v *frame.Visit) error {
	token, err := r.byPasskey(v)
	if err != nil {
		return r.again(v, "", err)
	}
	return r.begin(v, token, "/panel")
}

func (r *room) byPasskey(v *frame.Visit) (string, error) {
	w, err := r.party(v)
	if err != nil {
		return "", err
	}
	one, err := r.endCeremony(v.R.Context(), v.Given("token"), "")
	if err != nil {
		return "", err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(v.Given("response")))
	if err != nil {
		return "", unreadable(err)
	}
	p, err := r.Door.OfHandle(v.R.Context(), parsed.Response.UserHandle)
	if err != nil {
		return "", err
	}
	owner := func(_, _ []byte) (webauthn.User, error) { return keyholder{p, w.Config.RPID}, nil }
	c, err := w.ValidateDiscoverableLogin(owner, one.Data, parsed)
	if err != nil {
		return "", unreadable(err)
	}
	return r.Door.EnterByPasskey(v.R.Context(), p.Code, c.ID, parsed.Response.AuthenticatorData.Counter)
}
