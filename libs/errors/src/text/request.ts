import type { Translations } from './translations';

/** What is wrong with a request, whatever it is about: its URL, parameters, headers and body. */
export const request = {
  'The URL is malformed.': { de: 'Die URL ist fehlerhaft.', fr: 'L’URL est mal formée.' },
  'The URL has characters that must be escaped, as UTF-8: write Küche as K%C3%BCche.': {
    de: 'Die URL enthält Zeichen, die als UTF-8 maskiert werden müssen: Küche wird K%C3%BCche.',
    fr: 'L’URL contient des caractères à échapper en UTF-8 : Küche s’écrit K%C3%BCche.',
  },
  'The URL contains U+0000 (%00).': { de: 'Die URL enthält U+0000 (%00).', fr: 'L’URL contient U+0000 (%00).' },
  'The URL is not UTF-8. Encode it as UTF-8 and send it again.': {
    de: 'Die URL ist nicht in UTF-8. Kodieren Sie sie in UTF-8 und senden Sie sie erneut.',
    fr: 'L’URL n’est pas en UTF-8. Encodez-la en UTF-8 et renvoyez-la.',
  },
  'The URL contains a malformed escape sequence.': {
    de: 'Die URL enthält eine fehlerhafte Escape-Sequenz.',
    fr: 'L’URL contient une séquence d’échappement mal formée.',
  },
  'A part of the path is too long.': {
    de: 'Ein Teil des Pfads ist zu lang.',
    fr: 'Une partie du chemin est trop longue.',
  },
  'Parameters must not be nested more than {{levels}} levels deep.': {
    de: 'Parameter dürfen höchstens {{levels}} Ebenen tief verschachtelt sein.',
    fr: 'Les paramètres ne doivent pas être imbriqués sur plus de {{levels}} niveaux.',
  },
  'No route has this path.': { de: 'Keine Route hat diesen Pfad.', fr: 'Aucune route n’a ce chemin.' },
  'This path supports {{methods}}.': {
    de: 'Dieser Pfad unterstützt {{methods}}.',
    fr: 'Ce chemin prend en charge {{methods}}.',
  },
  'Comments are made by POST .../comment and read by GET .../journals.': {
    de: 'Kommentare werden mit POST .../comment erstellt und mit GET .../journals gelesen.',
    fr: 'Les commentaires se créent par POST .../comment et se lisent par GET .../journals.',
  },
  'The API lives under /api/v1/{customer} and /api/v2/{customer}.': {
    de: 'Die API liegt unter /api/v1/{customer} und /api/v2/{customer}.',
    fr: 'L’API se trouve sous /api/v1/{customer} et /api/v2/{customer}.',
  },
  'The customer id is missing: {{path}}.': {
    de: 'Die Kunden-ID fehlt: {{path}}.',
    fr: 'L’identifiant du client manque : {{path}}.',
  },
  'This path exists under /api/{{version}}.': {
    de: 'Diesen Pfad gibt es unter /api/{{version}}.',
    fr: 'Ce chemin existe sous /api/{{version}}.',
  },
  'Plumbline does not have {{operation}}. {{list}} lists the operations that it has.': {
    de: 'Plumbline hat {{operation}} nicht. {{list}} nennt die vorhandenen Operationen.',
    fr: 'Plumbline n’a pas {{operation}}. {{list}} énumère les opérations disponibles.',
  },

  'The API responds with application/json or application/vnd.api+json.': {
    de: 'Die API antwortet mit application/json oder application/vnd.api+json.',
    fr: 'L’API répond en application/json ou application/vnd.api+json.',
  },
  'The content type must be application/json or application/vnd.api+json.': {
    de: 'Der Inhaltstyp muss application/json oder application/vnd.api+json sein.',
    fr: 'Le type de contenu doit être application/json ou application/vnd.api+json.',
  },
  'The content type must be {{types}}.': {
    de: 'Der Inhaltstyp muss {{types}} sein.',
    fr: 'Le type de contenu doit être {{types}}.',
  },
  'If-Match takes the ETag of a response with its quotes, several of them separated by commas, or *.': {
    de: 'If-Match erwartet das ETag einer Antwort mit seinen Anführungszeichen, mehrere durch Kommas getrennt, oder *.',
    fr: 'If-Match attend l’ETag d’une réponse avec ses guillemets, plusieurs séparés par des virgules, ou *.',
  },
  'This route does not support If-Match. Send the request without it.': {
    de: 'Diese Route unterstützt If-Match nicht. Senden Sie die Anfrage ohne diesen Header.',
    fr: 'Cette route ne prend pas en charge If-Match. Envoyez la requête sans cet en-tête.',
  },
  'Read the resource again, repeat the change on what it contains now, and send it with the new ETag.': {
    de: 'Lesen Sie die Ressource erneut, wiederholen Sie die Änderung an ihrem jetzigen Inhalt und senden Sie sie mit dem neuen ETag.',
    fr: 'Relisez la ressource, refaites la modification sur son contenu actuel et envoyez-la avec le nouvel ETag.',
  },
  'An idempotency key has 1 to 200 printable ASCII characters.': {
    de: 'Ein Idempotenzschlüssel hat 1 bis 200 druckbare ASCII-Zeichen.',
    fr: 'Une clé d’idempotence a de 1 à 200 caractères ASCII imprimables.',
  },

  'The body ends before its declared end.': {
    de: 'Der Body endet vor seinem angekündigten Ende.',
    fr: 'Le corps se termine avant la fin annoncée.',
  },
  'The length of the body does not match Content-Length.': {
    de: 'Die Länge des Bodys stimmt nicht mit Content-Length überein.',
    fr: 'La longueur du corps ne correspond pas à Content-Length.',
  },
  'The body is larger than this route accepts.': {
    de: 'Der Body ist größer, als diese Route annimmt.',
    fr: 'Le corps est plus grand que ce que cette route accepte.',
  },
  'The body has too many values.': { de: 'Der Body enthält zu viele Werte.', fr: 'Le corps contient trop de valeurs.' },
  'The body may be compressed with one of {{encodings}}.': {
    de: 'Der Body darf mit einem dieser Verfahren komprimiert sein: {{encodings}}.',
    fr: 'Le corps peut être compressé avec l’un de ces procédés : {{encodings}}.',
  },
  'The body is not compressed as the header Content-Encoding says, or it ends too early.': {
    de: 'Der Body ist nicht so komprimiert, wie der Header Content-Encoding angibt, oder er endet zu früh.',
    fr: 'Le corps n’est pas compressé comme l’indique l’en-tête Content-Encoding, ou il se termine trop tôt.',
  },
  'The body is not UTF-8. Encode it as UTF-8 and send it again.': {
    de: 'Der Body ist nicht in UTF-8. Kodieren Sie ihn in UTF-8 und senden Sie ihn erneut.',
    fr: 'Le corps n’est pas en UTF-8. Encodez-le en UTF-8 et renvoyez-le.',
  },
  'The body is not valid JSON.': { de: 'Der Body ist kein gültiges JSON.', fr: 'Le corps n’est pas du JSON valide.' },
  'Not valid JSON at line {{line}}, column {{column}}.': {
    de: 'Kein gültiges JSON in Zeile {{line}}, Spalte {{column}}.',
    fr: 'JSON non valide à la ligne {{line}}, colonne {{column}}.',
  },
  'The JSON ends too early, at line {{line}}, column {{column}}.': {
    de: 'Das JSON endet zu früh, in Zeile {{line}}, Spalte {{column}}.',
    fr: 'Le JSON se termine trop tôt, à la ligne {{line}}, colonne {{column}}.',
  },
  'Objects and lists must not be nested more than {{levels}} levels deep.': {
    de: 'Objekte und Listen dürfen höchstens {{levels}} Ebenen tief verschachtelt sein.',
    fr: 'Les objets et les listes ne doivent pas être imbriqués sur plus de {{levels}} niveaux.',
  },
  'The key __proto__ is not allowed.': {
    de: 'Der Schlüssel __proto__ ist nicht zulässig.',
    fr: 'La clé __proto__ n’est pas autorisée.',
  },
  'Numbers must be between {{least}} and {{most}}.': {
    de: 'Zahlen müssen zwischen {{least}} und {{most}} liegen.',
    fr: 'Les nombres doivent être compris entre {{least}} et {{most}}.',
  },
  'The text contains U+0000 or an unpaired surrogate.': {
    de: 'Der Text enthält U+0000 oder ein einzelnes Surrogat.',
    fr: 'Le texte contient U+0000 ou un caractère de substitution isolé.',
  },
  'The text contains U+FFFD, which stands for a character that was lost: read the text in the encoding that it is in, and send it again.':
    {
      de: 'Der Text enthält U+FFFD, das für ein verlorenes Zeichen steht: Lesen Sie den Text in seiner Kodierung und senden Sie ihn erneut.',
      fr: 'Le texte contient U+FFFD, qui remplace un caractère perdu : lisez le texte dans son encodage et renvoyez-le.',
    },
  'A JSON body is required: {{shape}}.': {
    de: 'Ein JSON-Body ist erforderlich: {{shape}}.',
    fr: 'Un corps JSON est nécessaire : {{shape}}.',
  },
  'The body must be {{shape}}.': { de: 'Der Body muss {{shape}} sein.', fr: 'Le corps doit être {{shape}}.' },
  'The body must be {{shape}}, with dash-case names.': {
    de: 'Der Body muss {{shape}} sein, mit Namen in dash-case.',
    fr: 'Le corps doit être {{shape}}, avec des noms en dash-case.',
  },
  '{{rule}} The attributes of this body are at its top level.': {
    de: '{{rule}} Die Attribute dieses Bodys stehen auf seiner obersten Ebene.',
    fr: '{{rule}} Les attributs de ce corps se trouvent à son premier niveau.',
  },
  'The body has to be {"email": "...", "password": "..."}.': {
    de: 'Der Body muss {"email": "...", "password": "..."} sein.',
    fr: 'Le corps doit être {"email": "...", "password": "..."}.',
  },
  '{{field}} is a text, and is required.': {
    de: '{{field}} ist ein Text und erforderlich.',
    fr: '{{field}} est un texte, et est obligatoire.',
  },

  'The content type of a form must name its boundary, in at most 70 characters.': {
    de: 'Der Inhaltstyp eines Formulars muss seine Grenze (boundary) nennen, in höchstens 70 Zeichen.',
    fr: 'Le type de contenu d’un formulaire doit indiquer sa délimitation (boundary), en 70 caractères au plus.',
  },
  'The form ends before its last boundary.': {
    de: 'Das Formular endet vor seiner letzten Grenze (boundary).',
    fr: 'Le formulaire se termine avant sa dernière délimitation (boundary).',
  },
  'The form has too many files.': { de: 'Das Formular hat zu viele Dateien.', fr: 'Le formulaire a trop de fichiers.' },
  'The fields {{name}} of the form give it both a value and members.': {
    de: 'Die Felder {{name}} des Formulars geben ihm sowohl einen Wert als auch Mitglieder.',
    fr: 'Les champs {{name}} du formulaire lui donnent à la fois une valeur et des membres.',
  },
  'The form has too many fields.': { de: 'Das Formular hat zu viele Felder.', fr: 'Le formulaire a trop de champs.' },
  'The form has no part that is a file.': {
    de: 'Kein Teil des Formulars ist eine Datei.',
    fr: 'Aucune partie du formulaire n’est un fichier.',
  },
  'A part of the form has no name: its header must be Content-Disposition: form-data; name="...".': {
    de: 'Ein Teil des Formulars hat keinen Namen: Sein Header muss Content-Disposition: form-data; name="..." sein.',
    fr: 'Une partie du formulaire n’a pas de nom : son en-tête doit être Content-Disposition: form-data; name="...".',
  },
  'A field of a form can have at most {{size}} kB. A file needs a file name.': {
    de: 'Ein Feld eines Formulars darf höchstens {{size}} kB groß sein. Eine Datei braucht einen Dateinamen.',
    fr: 'Un champ de formulaire ne peut pas dépasser {{size}} ko. Un fichier doit avoir un nom de fichier.',
  },
  'A field of the form is not UTF-8. Encode it as UTF-8 and send it again.': {
    de: 'Ein Feld des Formulars ist nicht in UTF-8. Kodieren Sie es in UTF-8 und senden Sie es erneut.',
    fr: 'Un champ du formulaire n’est pas en UTF-8. Encodez-le en UTF-8 et renvoyez-le.',
  },

  'The message is not valid JSON.': {
    de: 'Die Nachricht ist kein gültiges JSON.',
    fr: 'Le message n’est pas du JSON valide.',
  },
  'The deadline is missing.': { de: 'Die Frist fehlt.', fr: 'L’échéance manque.' },
  'The idempotency key is missing.': { de: 'Der Idempotenzschlüssel fehlt.', fr: 'La clé d’idempotence manque.' },
  'The call was cancelled.': { de: 'Der Aufruf wurde abgebrochen.', fr: 'L’appel a été annulé.' },
} satisfies Translations;
