package api

import (
	"context"
	"time"

	"yardstick/hook"
	"yardstick/internal/fault"
)

// HookID names a webhook in a path.
type HookID struct {
	Hook string `path:"hook" doc:"The id of the webhook."`
}

// Hook is where an account is told what happens in its positions.
type Hook struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	URL    string    `json:"url"`
	Made   time.Time `json:"made"`
	Secret string    `json:"secret,omitempty" doc:"What signatures are made with; told this one time."`
}

// OnItsWay is a message that has not arrived yet.
type OnItsWay struct {
	ID    string     `json:"id"`
	Made  time.Time  `json:"made"`
	Tries int        `json:"tries"`
	Due   *time.Time `json:"due" doc:"When it is tried next; null: not any more, until you ask for it."`
	Said  string     `json:"said" doc:"What became of the last try."`
	Event Document   `json:"event"`
}

// told registers an operation of who may be told things.
func told[I, O any](s *Service, o op, h func(ctx context.Context, k *hook.Courier, c *caller, in *I) (*O, error)) {
	handle(s, o.positions(), func(ctx context.Context, c *caller, in *I) (*O, error) {
		if s.Courier == nil {
			return nil, fault.NotFoundf("nobody is told anything from here")
		}
		return h(ctx, s.Courier, c, in)
	})
}

// hookOperations are about webhooks.
func (s *Service) hookOperations() {
	told(s, get("/hooks", "list-hooks", "Your webhooks"),
		func(ctx context.Context, k *hook.Courier, c *caller, in *struct{ Paging }) (*Page[Hook], error) {
			all, err := k.Store.Hooks(ctx, c.Owner)
			if err != nil {
				return nil, err
			}
			hooks := make([]Hook, len(all))
			for i, h := range all {
				hooks[i] = Hook{ID: h.ID, Name: h.Name, URL: h.URL, Made: h.Made}
			}
			return pageOf(in.Paging, "hooks", hooks, func(h Hook) string { return h.ID })
		})
	told(s, post("/hooks", "add-hook", "Be told what happens in your positions").made().tell(
		"Messages hold codes and counts, no names, answers or ratings. They are signed as Standard Webhooks 1.0 has it, and tried again for a "+
			"day and a half. What has happened so far is not told."),
		func(ctx context.Context, k *hook.Courier, c *caller, in *struct {
			Body struct {
				Name string `json:"name" minLength:"1" maxLength:"60" doc:"What it is for."`
				URL  string `json:"url" maxLength:"2000" doc:"Where messages are posted; https."`
			}
		},
		) (*struct{ Body Hook }, error) {
			h, secret, err := k.Add(ctx, c.viewer(), in.Body.Name, in.Body.URL)
			return &struct{ Body Hook }{Hook{h.ID, h.Name, h.URL, h.Made, secret}}, err
		})
	told(s, drop("/hooks/{hook}", "drop-hook", "Drop a webhook with everything on its way to it"),
		func(ctx context.Context, k *hook.Courier, c *caller, in *struct{ HookID }) (*none, error) {
			return nil, k.Store.DropHook(ctx, c.Owner, in.Hook)
		})
	s.deliveryOperations()
}

// deliveryOperations are about what is on its way.
func (s *Service) deliveryOperations() {
	told(s, get("/hooks/{hook}/deliveries", "list-deliveries", "What is on its way to a webhook, the latest first"), deliveries)
	told(s, post("/hooks/{hook}/ping", "ping-hook", "Send a message that tells nothing, to try whether it arrives"),
		func(ctx context.Context, k *hook.Courier, c *caller, in *struct{ HookID }) (*none, error) {
			h, err := k.Own(ctx, c.Owner, in.Hook)
			if err != nil {
				return nil, err
			}
			return nil, k.Ping(ctx, h)
		})
	told(s, post("/hooks/{hook}/deliveries/{delivery}/retry", "retry-delivery", "Try a message again at once, also one that was given up"),
		func(ctx context.Context, k *hook.Courier, c *caller, in *struct {
			HookID
			Delivery string `path:"delivery" doc:"The id of the message."`
		},
		) (*none, error) {
			h, err := k.Own(ctx, c.Owner, in.Hook)
			if err != nil {
				return nil, err
			}
			return nil, k.Again(ctx, h, in.Delivery)
		})
}

func deliveries(ctx context.Context, k *hook.Courier, c *caller, in *struct {
	HookID
	Paging
},
) (*Page[OnItsWay], error) {
	h, err := k.Own(ctx, c.Owner, in.Hook)
	if err != nil {
		return nil, err
	}
	all, err := k.Store.Outbox(ctx, h.ID)
	if err != nil {
		return nil, err
	}
	out := make([]OnItsWay, len(all))
	for i, d := range all {
		out[i] = OnItsWay{d.ID, d.Made, d.Tries, d.Due, d.Said, d.Body}
	}
	return pageOf(in.Paging, "deliveries of "+h.ID, out, func(d OnItsWay) string { return latest(d.Made, d.ID) })
}
