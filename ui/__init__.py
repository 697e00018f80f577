"""The design system: form templates, template tags, drawings. It knows no domain."""
