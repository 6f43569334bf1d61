import { extname } from 'node:path';

/**
 * What the ending of a name says about content of a type. It makes a type more precise and never makes it another one: no file becomes a
 * picture, or a type that a browser runs, by its name.
 */
const preciseTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    bcf: 'application/x-bcf+zip',
    bcfzip: 'application/x-bcf+zip',
    ifczip: 'application/x-ifc+zip',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  // The container of older Office, of Revit and MicroStation, and of encrypted documents of Office.
  'application/x-cfb': {
    dgn: 'application/x-dgn',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    mpp: 'application/vnd.ms-project',
    msg: 'application/vnd.ms-outlook',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    rfa: 'application/x-revit',
    rvt: 'application/x-revit',
    vsd: 'application/vnd.visio',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'application/xml': {
    gml: 'application/gml+xml',
    kml: 'application/vnd.google-earth.kml+xml',
  },
  'text/plain': {
    csv: 'text/csv',
    dxf: 'image/vnd.dxf',
    geojson: 'application/geo+json',
    ifc: 'application/x-step',
    json: 'application/json',
    md: 'text/markdown',
    tsv: 'text/tab-separated-values',
    txt: 'text/plain',
  },
};

/** The more precise type of content, if the name has an ending that says it. */
export function typeByName(contentType: string, name: string): string | undefined {
  return preciseTypes[contentType]?.[extname(name).slice(1).toLowerCase()];
}
