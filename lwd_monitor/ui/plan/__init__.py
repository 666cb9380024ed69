"""The pages of the plan: doelen, opgaven, aanpak, initiatieven, geld, accommodaties and leren."""
