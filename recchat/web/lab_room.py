"""The lab of one room: the real one, over the room's library."""

from recchat.db.choices import Choices
from recchat.lab.desk import Lab
from recchat.web.doors import App
from recchat.web.lab import LabDesk
from recchat.web.lab_owners import Owners
from recchat.web.lab_views import LabViews
from recchat.web.port import Port
from recchat.web.views import Views


def lab_desk(app: App, port: Port, views: Views) -> LabDesk:
    """The verbs of the lab over an application's library."""
    lab = Lab(app.prompts, app.catalogue, app.dialogues, app.model_slot.get)
    return LabDesk(port, lab, LabViews(views), Owners(Choices(app.people.store)))
