"""By what a reader is counted: his address, or the network of his home or office."""

import ipaddress


def get_netwerk(adres: str) -> str:
    """Return by what an address is counted: itself, or for IPv6 the network of one home or office (64 bits).

    >>> get_netwerk("2001:db8:1:2::5"), get_netwerk("203.0.113.9")
    ('2001:db8:1:2::/64', '203.0.113.9')
    """
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return adres
    if ip.version == 4:
        return adres
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
