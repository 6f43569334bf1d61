"""Makes the files of `samples`, of which the corpus test states what they are taken for. They come from the libraries and programs
that people's software uses, because each writes a format in its own way. To make them again (the bytes may differ, what the test states
may not):

    python3 -m venv /tmp/corpus
    /tmp/corpus/bin/pip install ezdxf==1.4.5 ifcopenshell==0.9.0.post1 imagecodecs==2026.3.6 laspy==2.7.0 numpy==2.4.6 odfpy==1.4.1 \
        openpyxl==3.1.5 pillow==13.0.0 pillow-heif==1.8.1 pypdf==7.1.1 python-docx==1.2.0 python-pptx==1.0.2 reportlab==5.1.0 \
        tifffile==2026.3.3 XlsxWriter==3.3.1
    apt-get install --no-install-recommends ffmpeg libreoffice-calc-nogui libreoffice-writer-nogui
    /tmp/corpus/bin/python make-corpus.py

Every picture shows the same: its left half is red, its right half blue, and a light green bar runs along the top. So a test sees which way
up it is.
"""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

import ezdxf
import ifcopenshell
import laspy
import numpy
import openpyxl
import pillow_heif
import tifffile
import xlsxwriter
from docx import Document
from odf.opendocument import OpenDocumentText
from odf.text import P
from PIL import Image, ImageDraw
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

Image.MAX_IMAGE_PIXELS = None
out = Path(__file__).parent / "samples"
size = (120, 80)


def picture(size=size, mode="RGB", **options):
    width, height = size
    image = Image.new("RGB", size, (220, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 220))
    draw.rectangle((0, 0, width, height // 4), fill=(160, 230, 160))
    return image.convert(mode, **options)


def drawings():
    for version in ("R12", "R2018"):
        drawing = ezdxf.new(version)
        drawing.modelspace().add_line((0, 0), (10, 0))
        drawing.saveas(out / f"ezdxf-{version.lower()}.dxf")
    drawing = ezdxf.new("R12")
    drawing.saveas(out / "binary.dxf", fmt="bin")


def models():
    model = ifcopenshell.file(schema="IFC4")
    model.create_entity("IfcProject", GlobalId=ifcopenshell.guid.new(), Name="Haus")
    model.write(str(out / "ifcopenshell.ifc"))
    with zipfile.ZipFile(out / "model.ifczip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(out / "ifcopenshell.ifc", "model.ifc")
    with zipfile.ZipFile(out / "issues.bcf", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("f6a4b1de/markup.bcf", '<?xml version="1.0"?><Markup/>' + " " * 3000)
        archive.writestr("f6a4b1de/snapshot.png", noise(6000))
        archive.writestr("bcf.version", '<?xml version="1.0" encoding="UTF-8"?><Version VersionId="2.1"/>')


def noise(length):
    return numpy.random.default_rng(1).bytes(length)


def point_clouds():
    cloud = laspy.create(point_format=3, file_version="1.2")
    cloud.x, cloud.y, cloud.z = numpy.array([[0, 1, 2], [0, 1, 2], [0, 1, 2]], dtype=float)
    cloud.write(out / "laspy.las")


def tables():
    book = openpyxl.Workbook()
    for row in range(300):
        book.active.append([f"Mangel {row} {row * 7919 % 1000}", row])
    book.save(out / "openpyxl.xlsx")
    book = xlsxwriter.Workbook(str(out / "xlsxwriter.xlsx"))
    book.add_worksheet().write(0, 0, "Mangel")
    book.close()
    convert(out / "xlsxwriter.xlsx", "xlsx", "libreoffice.xlsx")
    convert(out / "xlsxwriter.xlsx", "xls", "libreoffice.xls")
    (out / "excel-unicode.txt").write_bytes("Nr.\tMangel\r\n1\tRiss in der Küche\r\n".encode("utf-16"))
    (out / "excel-windows.csv").write_bytes("Nr.;Mangel\r\n1;Riss in der Küche\r\n".encode("cp1252"))


def documents():
    document = Document()
    document.add_paragraph("Protokoll")
    document.save(out / "python-docx.docx")
    convert(out / "python-docx.docx", "docx", "libreoffice.docx")
    stream(out / "python-docx.docx", out / "streamed.docx")
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[6])
    slides.save(out / "python-pptx.pptx")
    text = OpenDocumentText()
    text.text.addElement(P(text="Protokoll"))
    text.save(str(out / "odfpy.odt"))
    convert(out / "python-docx.docx", "odt", "libreoffice.odt")


def stream(source, target):
    """As Google Docs does it: entries whose lengths follow them, and the list of types at the end."""
    output = io.BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(Unseekable(output), "w", zipfile.ZIP_DEFLATED) as streamed:
        for entry in sorted(archive.namelist(), key=lambda name: name.startswith("[")):
            streamed.writestr(entry, archive.read(entry))
    target.write_bytes(output.getvalue())


class Unseekable(io.RawIOBase):
    def __init__(self, output):
        self.output = output

    def writable(self):
        return True

    def write(self, data):
        return self.output.write(data)


def papers():
    page = Canvas(str(out / "reportlab.pdf"), pagesize=(300, 200))
    page.drawString(20, 180, "Plan")
    page.save()
    writer = PdfWriter(clone_from=PdfReader(out / "reportlab.pdf"))
    writer.pages[0].rotate(90)
    writer.write(out / "rotated.pdf")
    plain = (out / "reportlab.pdf").read_bytes()
    (out / "after-line-break.pdf").write_bytes(b"\r\n" + plain)
    job = b"\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE = PDF\r\n" + plain + b"\x1b%-12345X@PJL EOJ\r\n\x1b%-12345X"
    (out / "printer-job.pdf").write_bytes(job)


def convert(source, kind, name):
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True)
        (out / name).write_bytes((Path(folder) / source.with_suffix(f".{kind}").name).read_bytes())


def photos():
    for orientation in range(1, 9):
        turned(picture(), orientation).save(out / f"exif-{orientation}.jpg", exif=exif(orientation), quality=80)
    picture(mode="CMYK").save(out / "cmyk.jpg", quality=80)
    picture((400, 300)).save(out / "pillow.heic", quality=60, format="HEIF")
    # As phones do it: turned by a property of the file, and with a small version.
    turned(picture((900, 600)), 6).save(out / "turned.heic", quality=60, format="HEIF", exif=exif(6).tobytes(), thumbnails=[320])
    picture((400, 300)).save(out / "pillow.avif", quality=60)
    pixels = numpy.asarray(picture(), dtype=numpy.uint16) * 257
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", "120x80", "-i", "-", "-f", "image2"]
    subprocess.run([*command, str(out / "16-bit.png")], input=pixels.astype("<u2").tobytes(), check=True)
    still, other = picture(), Image.new("RGB", size, (255, 255, 255))
    still.save(out / "animated.png", save_all=True, append_images=[other], duration=500)


def turned(image, orientation):
    """The pixels as they are stored, so that the orientation turns them upright."""
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    return image if orientation == 1 else image.transpose(undo[orientation])


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data


def scans():
    pixels = speckled()
    for compression in ("none", "lzw", "zlib"):
        # tifffile writes the directory before the pixels, Pillow's libtiff after them.
        codec = None if compression == "none" else compression
        tifffile.imwrite(out / f"head-{compression}.tif", pixels, compression=codec, photometric="rgb")
    Image.fromarray(pixels).save(out / "end-lzw.tif", compression="tiff_lzw")
    Image.fromarray(pixels).save(out / "end-zlib.tif", compression="tiff_adobe_deflate")
    move_directory_to_end(out / "head-none.tif", out / "end-none.tif")
    # A scan of a plan: black and white, as a fax machine compresses it.
    picture((480, 320)).convert("1").save(out / "end-fax.tif", compression="group4")
    geo_tiff()
    plans()


def plans():
    """Of 139 and 558 megapixels: in A0 with 300 and with 600 dots per inch."""
    small = picture(size, "P", palette=Image.Palette.ADAPTIVE, colors=3)
    small.resize((14043, 9933), Image.Resampling.NEAREST).save(out / "a0-300dpi.png", optimize=True)
    width, height = 28086, 19866
    white, black = b"\xff", b"\x00"
    half = -(-width // 8) // 2
    rows = [white * (2 * half) if y < height // 4 else (white if y % 40 < 20 else black) * half + black * half for y in range(height)]
    plan = Image.frombytes("1", (2 * half * 8, height), b"".join(rows))
    plan.save(out / "a0-600dpi.tif", compression="group4")


def speckled():
    """The picture with noise, so that its pixels take more bytes than a head that is read first."""
    pixels = numpy.asarray(picture(), dtype=numpy.int16)
    grain = numpy.random.default_rng(1).integers(-20, 20, pixels.shape)
    return (pixels + grain).clip(0, 255).astype(numpy.uint8)


def move_directory_to_end(source, target):
    data = bytearray(source.read_bytes())
    start = int.from_bytes(data[4:8], "little")
    length = 2 + 12 * int.from_bytes(data[start : start + 2], "little") + 4
    data[4:8] = len(data).to_bytes(4, "little")
    target.write_bytes(bytes(data) + bytes(data[start : start + length]))


def geo_tiff():
    """A terrain model: heights in metres, which fall to the right, with the tags of GeoTIFF. Where others have the bar, it has no data."""
    height = numpy.tile(numpy.linspace(520, 480, 120, dtype=numpy.float32), (80, 1))
    height[:20, :] = -9999
    tags = [
        (33550, "d", 3, (1.0, 1.0, 0.0), True),
        (33922, "d", 6, (0.0, 0.0, 0.0, 691000.0, 5335000.0, 0.0), True),
        (34735, "H", 12, (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 25832), True),
        (42113, "s", 0, "-9999", True),
    ]
    tifffile.imwrite(out / "terrain.tif", height, extratags=tags, compression="zlib")


def recordings():
    """Half a second of moving bars and of a tone."""
    video = ["-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=0.5", "-pix_fmt", "yuv420p"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=16000:duration=0.5"]
    for file, source, codec in (
        ("h264.mp4", video, ["-c:v", "libx264", "-crf", "40"]),
        ("h264.mov", video, ["-c:v", "libx264", "-crf", "40"]),
        ("vp9.webm", video, ["-c:v", "libvpx-vp9", "-crf", "50", "-b:v", "0"]),
        ("aac.m4a", sound, ["-c:a", "aac", "-b:a", "16k"]),
        ("lame.mp3", sound, ["-c:a", "libmp3lame", "-b:a", "16k"]),
        ("opus.ogg", sound, ["-c:a", "libopus", "-b:a", "16k"]),
        ("pcm.wav", sound, ["-c:a", "pcm_u8", "-ar", "8000"]),
    ):
        command = ["ffmpeg", "-y", "-loglevel", "error", *source, *codec, "-fflags", "+bitexact", "-map_metadata", "-1"]
        subprocess.run([*command, str(out / file)], check=True)


pillow_heif.register_heif_opener()
for make in (drawings, models, point_clouds, tables, documents, papers, photos, scans, recordings):
    make()
