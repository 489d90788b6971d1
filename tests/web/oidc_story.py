"""A desk with identity providers: `python -m tests.web.oidc_story FOLDER`.

A process of its own, because settings name the providers and are read once. What happens is printed
as JSON, for a test to judge.
"""

import json
import os
import sys
import threading
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider(BaseHTTPRequestHandler):
    """An OpenID Connect provider that signs in whomever `subject` says."""

    subject: ClassVar[str] = ""
    challenges: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        """Answer with the discovery document."""
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        self._say({
            "issuer": here, "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token", "jwks_uri": f"{here}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        })  # fmt: skip

    def do_POST(self) -> None:
        """Give a token for a code, to whoever knows secret and verifier."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = sha256(form["code_verifier"][0].encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        right = self.challenges.pop(form["code"][0]) == challenge
        assert right
        assert form["client_secret"] == ["a secret of the exercise"]
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        claims = {"iss": here, "aud": "hudna", "sub": self.subject, "exp": 4_000_000_000,
                  "name": "Some Person", "email": "person@elsewhere.example"}  # fmt: skip
        token = jwt.encode(claims, KEY, "RS256", headers={"kid": "1"})
        self._say({"access_token": "x", "token_type": "bearer", "id_token": token})

    def _say(self, answer: dict[str, Any]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main(folder: Path) -> dict[str, Any]:
    """Connect accounts, sign in with them, try what is not allowed, and return what happened."""
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    issuer = f"http://127.0.0.1:{server.server_address[1]}"
    (folder / "oidc.secret").write_text("a secret of the exercise\n")
    table = f'name = "%s"\nissuer = "{issuer}"\nclient_id = "hudna"\nsecret_file = "oidc.secret"\n'
    (folder / "oidc.toml").write_text(
        f"[turkey]\n{table % 'Centre A'}\n[russia]\n{table % 'Centre B'}"
    )
    os.environ["HUDNA_NODE"] = str(folder)

    from hudna.db.node import Node, write_node

    write_node(Node(folder, "operator", "hudna.invalid/exercise-mechanism"))
    from hudna.db.setup import configure

    configure()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    from allauth.socialaccount.models import SocialAccount
    from django.test import Client

    from hudna.cli.exercise import load_exercise
    from hudna.db.accounts import DjangoAccounts
    from hudna.db.models import AccountEventRow, MechanismRow, User
    from hudna.model.codec import to_json
    from tests.web.people import PASSWORD, person, signed_in_with

    mechanism = replace(load_exercise().mechanism, exercise=False)
    MechanismRow.objects.create(id=mechanism.id, body=json.dumps(to_json(mechanism)))
    for office in ("turkey-analyst", "russia-analyst"):
        User.objects.create_user(office, PASSWORD)

    def through(client: Any, party: str, subject: str, **form: str) -> str:
        """Go through a provider as `subject`, and return where one ends up."""
        Provider.subject = subject
        leave = client.post(f"/en/sign-in/with/{party}/", form)
        asked = {k: v[0] for k, v in parse_qs(urlsplit(leave["Location"]).query).items()}
        assert leave["Location"].startswith(f"{issuer}/authorize")
        assert asked["code_challenge_method"] == "S256"
        assert asked["scope"] == "openid"
        Provider.challenges["c"] = asked["code_challenge"]
        back = urlsplit(asked["redirect_uri"]).path
        return str(
            client.get(f"{back}?{urlencode({'code': 'c', 'state': asked['state']})}")["Location"]
        )

    told: dict[str, Any] = {}
    policy = Client().get("/en/sign-in/")
    told["policy"] = "form-action 'self' " + issuer in policy["Content-Security-Policy"]
    told["buttons"] = [name in policy.content.decode() for name in ("Centre A", "Centre B")]
    told["stranger"] = through(Client(), "turkey", "s-1")
    analyst = signed_in_with(PASSWORD, "turkey-analyst")
    analyst.post("/en/account/again/", {"password": PASSWORD})
    told["connected"] = through(analyst, "turkey", "s-1", process="connect", next="/en/account/")
    told["kept"] = SocialAccount.objects.get().extra_data
    client = Client()
    told["signed_in"] = through(client, "turkey", "s-1", next="//elsewhere.example/")
    told["office"] = "Analyst, Turkish centre" in client.get("/en/").content.decode()
    told["another_party_connects"] = through(
        signed_in_with(PASSWORD, "russia-analyst"), "turkey", "s-2", process="connect"
    )
    SocialAccount.objects.create(
        user=User.objects.get(name="russia-analyst"), provider="turkey", uid="s-3"
    )
    told["another_party_signs_in"] = through(Client(), "turkey", "s-3")
    told["same_subject_of_another_provider"] = through(Client(), "russia", "s-1")
    told["forged_state"] = Client().get("/sign-in/with/turkey/back/?code=c&state=x").get("Location")
    representative = person("turkey-representative")
    representative.post("/en/account/again/", {"password": PASSWORD})
    through(representative, "turkey", "s-4", process="connect")
    told["second_factor"] = through(Client(), "turkey", "s-4")
    DjangoAccounts().disarm("turkey-representative")
    told["renewed"] = through(Client(), "turkey", "s-4")
    User.objects.filter(name="turkey-analyst").update(is_active=False)
    told["closed"] = through(Client(), "turkey", "s-1")
    told["events"] = list(
        AccountEventRow.objects.filter(kind="identity_added").values_list("account", flat=True)
    )
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
