package main

// webhookFlags say where webhooks may go.
type webhookFlags struct {
	WebhookPrivate bool `help:"Let webhooks go over http, and to addresses that only this network or machine knows."`
}
