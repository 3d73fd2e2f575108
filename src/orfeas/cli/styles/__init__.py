"""`orfeas styles`: the library of LoRAs."""
