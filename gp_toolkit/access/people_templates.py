"""The pages about people and passwords, as HTML, in the layout of the plain pages."""

_PEOPLE = """{% extends "layout" %}
{% block content %}
<p><a href="/settings">Back to Settings</a></p>
{% if done %}<p class="done" role="status">{{ done }}</p>{% endif %}
<h1>People who may sign in</h1>
<p><a class="button" href="/people/add">Add a person</a></p>
<ul class="people">
{% for account in accounts if account.active %}
<li>
<div><h2>{{ account.user.name }}</h2><p>{{ account.user_name }}</p></div>
<div><p><strong>{{ roles[account.user.role].name }}</strong></p>
<p>{% if account.own_password %}May sign in{% else %}Has yet to sign in and choose a \
password{% endif %}</p></div>
<div>
{% if account.user.id == you %}
<p>This is you.<br><a href="/password">Change your password</a></p>
{% else %}
<p><a href="/people/{{ account.user.id }}/password">Give a new password\
<span class="unseen"> to {{ account.user.name }}</span></a><br>
<a href="/people/{{ account.user.id }}/close">Close the account\
<span class="unseen"> of {{ account.user.name }}</span></a></p>
{% endif %}
</div>
</li>
{% endfor %}
</ul>
{% if accounts|rejectattr("active")|list %}
<h2 class="part">Closed accounts</h2>
<p>Nobody can sign in with these. They stay on the list because the audit trail names \
them.</p>
<ul class="people">
{% for account in accounts if not account.active %}
<li>
<div><h3>{{ account.user.name }}</h3><p>{{ account.user_name }}</p></div>
<div><p><strong>{{ roles[account.user.role].name }}</strong></p><p>Closed</p></div>
</li>
{% endfor %}
</ul>
{% endif %}
{% endblock %}
"""

_FIRST = """\
12 characters or more: three or four unrelated words, for example. Tell it to them in \
person or by telephone. They choose their own when they sign in with it."""

_ADD = (
    """{% extends "layout" %}{% from "fields" import line, radios %}
{% block content %}
<p><a href="/people">Back to the list of people</a></p>
<h1>Add a person</h1>
<form class="narrow" method="post" action="/people/add" novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
{{ line("person", "Name", values, problems, "As colleagues know them.") }}
{{ line("user_name", "User name", values, problems, \
"What they sign in with. Their work e-mail address will do.") }}
{{ radios("role", "Role", roles, values, problems) }}
{{ line("password", "First password", values, problems, \
"""
    f'"{_FIRST}"'
    """) }}
<button type="submit">Add this person</button>
</form>
{% endblock %}
"""
)

_NEW_PASSWORD = (
    """{% extends "layout" %}{% from "fields" import line %}
{% block content %}
<p><a href="/people">Back to the list of people</a></p>
<h1>Give {{ account.user.name }} a new password</h1>
<form class="narrow" method="post" action="/people/{{ account.user.id }}/password" \
novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
<p>The password that {{ account.user.name }} has now stops working, and wherever they \
are signed in they are signed out at once. Typing that they have not saved is lost.</p>
{{ line("password", "New password", values, problems, \
"""
    f'"{_FIRST}"'
    """) }}
<button type="submit">Give this password</button>
</form>
{% endblock %}
"""
)

_CLOSE = """{% extends "layout" %}
{% block content %}
<p><a href="/people">Back to the list of people</a></p>
<h1>Close the account of {{ account.user.name }}?</h1>
<form class="narrow" method="post" action="/people/{{ account.user.id }}/close">
<input type="hidden" name="form_token" value="{{ form_token }}">
<p>{{ account.user.name }} ({{ roles[account.user.role].name }}, user name \
{{ account.user_name }}) is signed out at once and cannot sign in again. What they did \
stays on the records under their name.</p>
<p><strong>A closed account cannot be opened again.</strong> To let the person back in, \
add them anew with another user name.</p>
<button class="danger" type="submit">Close this account</button>
<a class="button quiet inline" href="/people">Keep it open</a>
</form>
{% endblock %}
"""

_OWN = """{% extends "layout" %}{% from "fields" import line %}
{% block content %}
{% if first %}
<h1>Choose your own password</h1>
<p class="lead">The one that you have just used is known to the administrator who gave \
it. Choose one that only you know; then you can begin.</p>
{% else %}
<p><a href="/settings">Back to Settings</a></p>
<h1>Change your password</h1>
<p>Other windows in which you are signed in are signed out. This one stays.</p>
{% endif %}
<form class="narrow" method="post" action="/password" novalidate>
<input type="hidden" name="form_token" value="{{ form_token }}">
{% if not first %}
{{ line("old", "Present password", values, problems, kind="password", \
fill="current-password") }}
{% endif %}
{{ line("password", "New password", values, problems, \
"12 characters or more. Three or four unrelated words are easy to remember.", \
kind="password", fill="new-password") }}
{{ line("password_again", "New password again", values, problems, kind="password", \
fill="new-password") }}
<button type="submit">{% if first %}Use this password{% else %}Change the password\
{% endif %}</button>
</form>
{% if first %}<p><a href="/signout">Sign out instead</a></p>{% endif %}
{% endblock %}
"""

PEOPLE_PAGES = {
    "people": _PEOPLE,
    "add_person": _ADD,
    "new_password": _NEW_PASSWORD,
    "close_account": _CLOSE,
    "own_password": _OWN,
}
