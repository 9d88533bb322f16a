"""The pages in front of the app, as HTML: no script, every value escaped."""

from jinja2 import DictLoader, Environment, StrictUndefined

from gp_toolkit.access.people_templates import PEOPLE_PAGES

_LAYOUT = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% if problems %}Error: {% endif %}{{ title }} – GP safeguarding toolkit</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/entrance.css">
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><p>GP safeguarding toolkit</p></header>
<main id="main">
{% if problems %}
<div class="summary" role="alert" aria-labelledby="summary-title" tabindex="-1">
<h2 id="summary-title">There is a problem</h2>
<ul>
{% for field, message in problems.items() %}
<li>{% if field %}<a href="#{{ field }}">{{ message }}</a>{% else %}{{ message }}\
{% endif %}</li>
{% endfor %}
</ul>
</div>
{% endif %}
{% block content %}{% endblock %}
</main>
</body>
</html>
"""

_FIELDS = """
{% macro about(name, hint, problems) -%}
{% if hint or name in problems %} aria-describedby="\
{%- if hint %}{{ name }}-hint{% endif %}\
{%- if name in problems %} {{ name }}-problem{% endif %}"{% endif %}
{%- if name in problems %} aria-invalid="true"{% endif %}
{%- endmacro %}

{% macro above(name, label, hint, problems) -%}
<label for="{{ name }}">{{ label }}</label>
{% if hint %}<p class="hint" id="{{ name }}-hint">{{ hint }}</p>{% endif %}
{% if name in problems %}<p class="problem" id="{{ name }}-problem">\
<span class="unseen">Error: </span>{{ problems[name] }}</p>{% endif %}
{%- endmacro %}

{% macro line(name, label, values, problems, hint="", kind="text", fill="off") -%}
<div class="field{% if name in problems %} wrong{% endif %}">
{{ above(name, label, hint, problems) }}
<input id="{{ name }}" name="{{ name }}" type="{{ kind }}" autocomplete="{{ fill }}" \
maxlength="1024" spellcheck="false" required\
{% if kind != "password" %} value="{{ values.get(name, '') }}"{% endif %}\
{{ about(name, hint, problems) }}>
</div>
{%- endmacro %}

{% macro radios(name, label, options, values, problems) -%}
<fieldset class="field{% if name in problems %} wrong{% endif %}" id="{{ name }}" \
tabindex="-1"{{ about(name, "", problems) }}>
<legend class="small">{{ label }}</legend>
{% if name in problems %}<p class="problem" id="{{ name }}-problem">\
<span class="unseen">Error: </span>{{ problems[name] }}</p>{% endif %}
{% for id, shown, hint in options %}
<div class="radio">
<input type="radio" id="{{ name }}-{{ id }}" name="{{ name }}" value="{{ id }}" \
aria-describedby="{{ name }}-{{ id }}-hint"\
{% if values.get(name) == id %} checked{% endif %}>
<label for="{{ name }}-{{ id }}">{{ shown }}</label>
<p class="hint" id="{{ name }}-{{ id }}-hint">{{ hint }}</p>
</div>
{% endfor %}
</fieldset>
{%- endmacro %}

{% macro choice(name, label, options, values, problems, hint="") -%}
<div class="field{% if name in problems %} wrong{% endif %}">
{{ above(name, label, hint, problems) }}
<select id="{{ name }}" name="{{ name }}" required{{ about(name, hint, problems) }}>
<option value="">Choose…</option>
{% for id, shown in options %}
<option value="{{ id }}"{% if values.get(name) == id %} selected{% endif %}>\
{{ shown }}</option>
{% endfor %}
</select>
</div>
{%- endmacro %}
"""

_SET_UP = """{% extends "layout" %}{% from "fields" import line, choice %}
{% block content %}
<h1>Set up your practice</h1>
<div class="columns">
<form method="post" action="/setup" novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
<p class="lead">This takes about two minutes. Everything you add stays on this \
computer, encrypted.</p>
<fieldset>
<legend>The practice</legend>
{{ line("practice_name", "Practice name", values, problems, \
"As it should stand on reports.", fill="organization") }}
{{ choice("authority", "Local procedure", authorities, values, problems, \
"Whose child protection procedure your conferences usually follow. You can change it \
later.") }}
</fieldset>
<fieldset>
<legend>You, the first administrator</legend>
{{ line("person", "Your name", values, problems, fill="name") }}
{{ line("user_name", "User name", values, problems, \
"What you sign in with. Your work e-mail address will do.", fill="username") }}
{{ line("password", "Password", values, problems, \
"12 characters or more. Three or four unrelated words are easy to remember.", \
kind="password", fill="new-password") }}
{{ line("password_again", "Password again", values, problems, kind="password", \
fill="new-password") }}
</fieldset>
<button type="submit">Set up the practice</button>
</form>
<aside aria-labelledby="example-title">
<h2 id="example-title">Just looking?</h2>
<p>See the whole job done with a practice whose families are all invented. Nothing to \
fill in, and nothing is kept when the program is closed.</p>
<form method="post" action="/example">
<input type="hidden" name="form_token" value="{{ form_token }}">
<button class="quiet" type="submit">Open the example practice</button>
</form>
<p class="hint">It may take a little while to open the first time.</p>
</aside>
</div>
{% endblock %}
"""

_SIGN_IN = """{% extends "layout" %}{% from "fields" import line %}
{% block content %}
<h1>Sign in</h1>
<form class="narrow" method="post" action="/signin" novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
{{ line("user_name", "User name", values, problems, fill="username") }}
{{ line("password", "Password", values, problems, kind="password", \
fill="current-password") }}
<button type="submit">Sign in</button>
</form>
<details>
<summary>I have forgotten my password</summary>
<p>A practice administrator can give you a new one, under Settings.</p>
<p>If you are the only administrator, <a href="/recover">use the recovery key</a> that \
was printed when the practice was set up.</p>
</details>
{% endblock %}
"""

_RECOVER = """{% extends "layout" %}{% from "fields" import line %}
{% block content %}
<h1>Use the recovery key</h1>
<form class="narrow" method="post" action="/recover" novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
<p class="lead">For an administrator who has forgotten the password. You will get a \
new recovery key; the one you use now stops working.</p>
{{ line("user_name", "Your user name", values, problems, fill="username") }}
{{ line("recovery_key", "Recovery key", values, problems, \
"Eight groups of four letters and digits. Capitals and hyphens do not matter.") }}
{{ line("password", "New password", values, problems, \
"12 characters or more. Three or four unrelated words are easy to remember.", \
kind="password", fill="new-password") }}
{{ line("password_again", "New password again", values, problems, kind="password", \
fill="new-password") }}
<button type="submit">Set the new password</button>
</form>
<p><a href="/signin">Back to signing in</a></p>
{% endblock %}
"""

_RECOVERY_KEY = """{% extends "layout" %}
{% block content %}
<h1>Keep this recovery key</h1>
<p class="lead">Print this page or write the key down, and lock it away: in the \
practice’s safe, for example. It is shown only now.</p>
<div class="key" role="group" aria-label="Recovery key">
{% for group in recovery_key.split("-") %}<span>{{ group }}</span>\
{% if not loop.last %}<span class="join">-</span>{% endif %}{% endfor %}
</div>
<p>If every password is forgotten, this key is the only way to the records. Nobody can \
open them without it, not even the makers of the program.</p>
<p class="hint noprint">To print, press Ctrl and P (on a Mac, Command and P).</p>
<p class="noprint"><a class="button" href="/">I have kept it: continue</a></p>
{% endblock %}
"""

_NOTICE = """{% extends "layout" %}
{% block content %}
<h1>{{ title }}</h1>
<p class="lead">{{ message }}</p>
<p><a class="button" href="{{ link|default("/signin") }}">\
{{ link_words|default("Sign in") }}</a></p>
{% endblock %}
"""

_SIGN_OUT = """{% extends "layout" %}
{% block content %}
<h1>Sign out?</h1>
<form class="narrow" method="post" action="/signout">
<input type="hidden" name="form_token" value="{{ form_token }}">
<button type="submit">Sign out</button>
</form>
{% endblock %}
"""

PAGES = Environment(
    loader=DictLoader(
        {
            "layout": _LAYOUT,
            "fields": _FIELDS,
            "set_up": _SET_UP,
            "sign_in": _SIGN_IN,
            "recover": _RECOVER,
            "recovery_key": _RECOVERY_KEY,
            "notice": _NOTICE,
            "sign_out": _SIGN_OUT,
            **PEOPLE_PAGES,
        }
    ),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
