"""Which changes of the law hold from which day: from the settings, for routes that decide."""

from typing import Annotated

from fastapi import Depends, Request

from services.bbz.domain.overgang import Overgangsrecht


async def _overgang(request: Request) -> Overgangsrecht:
    settings = request.app.state.settings
    return Overgangsrecht(settings.stb_2019_306_vanaf, settings.stb_2025_220_vanaf)


OvergangDep = Annotated[Overgangsrecht, Depends(_overgang)]
