import pytest
from django.test import Client
from tests.factories.model_releases import make_release, frozen
import json
from pathlib import Path
FOLDER = Path(__file__).parent.parent / "fixtures"

@pytest.mark.django_db
def test_smoke(client):
    make_release("0.1"); make_release("0.2", ("data","people"))
    for n in ["0.1.5","1.0.0","1.1.0","1.2.0","1.2.1"]:
        frozen(json.loads((FOLDER/"elixir_rdm"/f"release-{n}.json").read_text()))
    m="/models/elixir-rdm-maturity-model/"
    for u in ["/model/","/model/0.1/","/model/0.2/data/","/model/0.1.json","/model/0.1/compare/0.2/","/model/0.1/compare/0.2.json","/models/",m,m+"1.0.0/",m+"1.1.0/technical-research-infrastructure/",m+"1.1.0.json",m+"0.1.5/compare/1.2.1/",m+"1.0.0/compare/1.1.0/",m+"1.1.0/compare/1.2.0.json"]:
        r=client.get(u); assert r.status_code==200,(u,r.status_code)
        r2=client.get(u,headers={"if-none-match":r["ETag"]}); assert r2.status_code==304
    r=client.get("/model/compare/?from=0.1&to=0.2"); assert r["Location"]=="/model/0.1/compare/0.2/"
    Path("/tmp/releases-author/c.html").write_bytes(client.get(m+"1.0.0/compare/1.1.0/").content)
